import type { IncomingMessage, ServerResponse } from 'node:http'

export declare const contentTypes: Readonly<Record<string, string>>
export declare function answerWithFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): void
export declare function endWith(response: ServerResponse, status: number): void
