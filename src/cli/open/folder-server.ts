import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { largestFile, type SharedFolder, SharedFolderError } from './shared-folder.ts'
import { answerWithFile, endWith } from './static-file.mjs'

export interface ServedFolder {
  readonly folder: SharedFolder
  /** The folder of the built page. */
  readonly app: string
  /** What the page shows with each request; nobody else knows it. */
  readonly token: string
  readonly readOnly: boolean
}

/** Where the page asks for the folder, below the address of the page. `src/platform/loopback/loopback-folder.ts` asks. */
export const folderPath = '/.drawbridge/folder'

/**
 * Serves the page to this machine, and the folder to that page alone: by its address (a name that somebody lets point to this
 * machine is refused), its origin and the token. `GET` lists or reads, `PUT` writes and `DELETE` removes `?path=`.
 */
export function folderServer(served: ServedFolder): Server {
  return createServer((request, response) => {
    if (!isMeant(request)) return endWith(response, 421)
    const url = new URL(`http://x${request.url?.startsWith('/') ? request.url : '/'}`)
    // The page goes when the command ends: it is not kept for use without a network.
    if (url.pathname === '/sw.js') return endWith(response, 404)
    if (url.pathname !== folderPath) return answerWithFile(served.app, request, response)
    if (!isOwnPage(request)) return endWith(response, 403)
    if (!isKnown(request, served.token)) return endWith(response, 401)
    answerFolder(served, request, url.searchParams.get('path') ?? undefined, response).catch(error =>
      sayFault(response, error),
    )
  })
}

async function answerFolder(
  { folder, readOnly }: ServedFolder,
  request: IncomingMessage,
  path: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const { method } = request
  if (method === 'GET') {
    if (path === undefined)
      return say(response, 200, { name: folder.name, place: folder.place, files: await folder.list() })
    const bytes = await folder.read(path)
    return bytes ? send(response, 200, 'application/octet-stream', bytes) : endWith(response, 404)
  }
  if (path === undefined || (method !== 'PUT' && method !== 'DELETE')) return endWith(response, 405)
  if (readOnly)
    throw new SharedFolderError(
      'other',
      'The folder was opened with `--read-only`: nothing is written to it.',
    )
  if (method === 'PUT') await folder.write(path, await bodyOf(request))
  else await folder.remove(path)
  response.writeHead(204).end()
}

/** Whether the request is for this server by one of its own names. */
function isMeant({ headers, socket }: IncomingMessage): boolean {
  return [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`].includes(headers.host ?? '')
}

/** Browsers say which page asks: where from in what changes something, how far from it in all. */
function isOwnPage({ method, headers }: IncomingMessage): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? method === 'GET' : origin === `http://${headers.host}`
}

function isKnown({ headers }: IncomingMessage, token: string): boolean {
  const [given, known] = [headers.authorization ?? '', `Bearer ${token}`].map(it => Buffer.from(it)) as [
    Buffer,
    Buffer,
  ]
  return given.length === known.length && timingSafeEqual(given, known)
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largestFile) throw new SharedFolderError('file', 'A file larger than 20 MB is not written.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function sayFault(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const fault =
    error instanceof SharedFolderError
      ? { reason: error.reason, message: error.message }
      : { reason: 'other', message: `The folder could not be used: ${String(error)}` }
  say(response, 422, fault)
}

function say(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json', Buffer.from(JSON.stringify(value)))
}

function send(response: ServerResponse, status: number, type: string, bytes: Uint8Array): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end(bytes)
}
