// Serves a built app from a folder, for people on this machine only.
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream'

const types = {
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

/** Resolves with the server and its URL once it listens on `port`, or on the next free one after it. */
export function serve(folder, port, host = '127.0.0.1') {
  const server = createServer((request, response) => answer(folder, request, response))
  return new Promise((resolve, reject) => {
    const last = port + 50
    let tried = port
    server.on('error', error => {
      if (error.code !== 'EADDRINUSE' || tried >= last) reject(error)
      else server.listen(++tried, host)
    })
    server.on('listening', () => resolve({ server, url: `http://localhost:${server.address().port}/` }))
    server.listen(tried, host)
  })
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405)
  const path = pathOf(request.url ?? '/')
  if (path === undefined || path.includes('\0')) return end(response, 400)
  let file = normalize(join(folder, path))
  if (file !== folder && !file.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    return end(response, 403)
  if (kindOf(file) === 'folder') file = join(file, 'index.html')
  if (kindOf(file) !== 'file') return end(response, 404)
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "frame-ancestors 'none'",
  })
  if (request.method === 'HEAD') response.end()
  else pipeline(createReadStream(file), response, () => undefined)
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

function end(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain' })
  response.end(String(status))
}
