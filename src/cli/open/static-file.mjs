// Plain JavaScript: `npm start` and the stories serve the page with it before anything of the command line is built.
import { createReadStream, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { cacheOf, pageHeaders } from './page-headers.mjs'

/** What a file is, by the end of its name. */
export const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
}

/** Answers a request with the file of a folder that its path names, or with the status that says why not. */
export function answerWithFile(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return endWith(response, 405)
  const path = pathOf(request.url ?? '/')
  if (path === undefined || path.includes('\0')) return endWith(response, 400)
  let file = normalize(join(folder, path))
  if (file !== folder && !file.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    return endWith(response, 403)
  if (kindOf(file) === 'folder') file = join(file, 'index.html')
  if (kindOf(file) !== 'file') return endWith(response, 404)
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/assets/') ? cacheOf.assets : cacheOf.others,
    ...pageHeaders,
  })
  if (request.method === 'HEAD') response.end()
  else pipeline(createReadStream(file), response, () => undefined)
}

/** Ends a response with a status and nothing else to say. */
export function endWith(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain' })
  response.end(String(status))
}

/** The path that a request line names, unescaped; undefined where it cannot be read. It is anything a client can send. */
function pathOf(target) {
  // A proxy is asked with the whole address. `//` begins a path here, not a host.
  const path = /^[^?#]*/.exec(target.replace(/^https?:\/\/[^/?#]*/i, ''))[0]
  try {
    return decodeURIComponent(path.startsWith('/') ? path : `/${path}`)
  } catch {
    return undefined
  }
}

function kindOf(file) {
  try {
    const found = statSync(file)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined
  } catch {
    // Not there, a name that is too long, a file taken for a folder.
    return undefined
  }
}
