import type { Connection } from 'vscode-languageserver'
import { withoutCharts } from '../core/text/helm-charts.ts'
import type { Host, HostFile } from './host.ts'

/** The requests that an editor answers where the server has no disk. */
export const hostRequests = { list: 'drawbridge/list', read: 'drawbridge/read' } as const

/** Files that the editor reads: `drawbridge/list` gives those of a folder, `drawbridge/read` one, or null. */
export function editorHost(connection: Pick<Connection, 'sendRequest'>): Host {
  return {
    async list(folder) {
      const found: readonly HostFile[] = await connection.sendRequest(hostRequests.list, { folder })
      const named = found.map(it => ({ ...it, name: it.uri }))
      return withoutCharts(named).files.map(({ uri, text }) => ({ uri, text }))
    },
    async read(uri) {
      const text: string | null = await connection.sendRequest(hostRequests.read, { uri })
      return text ?? undefined
    },
  }
}
