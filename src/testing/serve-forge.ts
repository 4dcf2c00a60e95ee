import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeForge } from './fake-forge.ts'

/** Serves a forge on a free port of this machine, below the path of its API; gives the address of that. */
export async function serveForge(forge: FakeForge): Promise<{ api: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', it => chunks.push(it))
    request.on('end', () => {
      const { status, headers, body } = forge.answer({
        method: request.method ?? '',
        path: request.url ?? '',
        token: request.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      })
      response.writeHead(status, headers)
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    api: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
