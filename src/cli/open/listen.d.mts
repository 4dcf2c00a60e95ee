import type { Server } from 'node:http'

export declare function listen(server: Server, port: number, host?: string): Promise<number>
export declare function openBrowser(address: string): void
