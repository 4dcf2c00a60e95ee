// Plain JavaScript, as static-file.mjs is.
import { spawn } from 'node:child_process'

/** Resolves with the port once a server listens on this machine: on `port`, or on the next free one after it. 0 takes any. */
export function listen(server, port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const last = port === 0 ? 0 : port + 50
    let tried = port
    server.on('error', error => {
      if (error.code !== 'EADDRINUSE' || tried >= last) reject(error)
      else server.listen(++tried, host)
    })
    server.on('listening', () => resolve(server.address().port))
    server.listen(tried, host)
  })
}

/** Opens the user's browser where a person sits before it. */
export function openBrowser(address) {
  if (process.env.CI || process.env.BROWSER === 'none' || !process.stdout.isTTY) return
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
