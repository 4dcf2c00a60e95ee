import type { Graph } from '../graph/graph.ts'
import { isTlsServer, readGateway, redirectsToHttps, type Server, selectorText } from '../model/gateways.ts'
import type { Model } from '../model/model.ts'
import { type Resource, writtenPlace } from '../model/resource.ts'
import { gatewayHome } from '../model/workloads.ts'
import type { Column, Table, TableRow } from './table.ts'

const columns: readonly Column[] = [
  { id: 'gateway', title: 'Gateway', weight: 6 },
  { id: 'workload', title: 'Workload', weight: 6 },
  { id: 'port', title: 'Port', weight: 2, isNumber: true },
  { id: 'protocol', title: 'Protocol', weight: 3 },
  { id: 'tls', title: 'TLS', weight: 7 },
  { id: 'certificate', title: 'Certificate', weight: 10 },
  { id: 'hosts', title: 'Hosts', weight: 9 },
  { id: 'used', title: 'VirtualServices', weight: 6, isNumber: true },
]

/** The servers of all Gateways in the order of the files, with their certificates and how many VirtualServices each takes. */
export function gatewaysOf(model: Model, graph: Graph): Table {
  const used = virtualServicesByServer(graph)
  const rows = model.ofKind('Gateway').flatMap(resource => {
    const gateway = readGateway(resource)
    const workload = selectorText(gateway.selector) || 'every gateway'
    return gateway.servers.map((server): TableRow => {
      const users = used.get(`${resource.id}#servers/${server.index}`)
      return {
        id: `${resource.id} ${server.index}`,
        cells: [
          `${resource.namespace}/${resource.name}`,
          workload,
          server.portText,
          server.protocol,
          tlsWords(server),
          certificateWords(model, resource, server),
          server.hosts.map(it => it.text).join(', '),
          String(users?.size ?? 0),
        ],
        place: writtenPlace(resource, server.path),
      }
    })
  })
  return { columns, rows, isCut: false }
}

/** Read off the drawing: from a server over its hosts to the VirtualServices. */
function virtualServicesByServer({ edges }: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const beyond = new Map<string, string[]>()
  for (const it of edges)
    if (it.type === 'bind') beyond.set(it.source, [...(beyond.get(it.source) ?? []), it.target])
  const used = new Map<string, Set<string>>()
  for (const it of edges) {
    if (it.type !== 'serve' || it.sourceRow === undefined) continue
    const found = used.get(it.sourceRow) ?? new Set()
    for (const target of beyond.get(it.target) ?? []) found.add(target)
    used.set(it.sourceRow, found)
  }
  return used
}

function tlsWords(server: Server): string {
  if (redirectsToHttps(server)) return 'redirects to HTTPS'
  return isTlsServer(server) ? (server.tls?.mode ?? '') : ''
}

/** The Secrets or files a server takes its certificate from, and whether a Secret is in the files, where the workload looks for it. */
function certificateWords(model: Model, resource: Resource, { tls }: Server): string {
  if (!tls) return ''
  const names = tls.credentialName === '' ? tls.credentialNames : [tls.credentialName]
  if (names.length > 0) {
    const { namespace } = gatewayHome(model, readGateway(resource), resource.namespace)
    return names
      .map(
        it => `Secret ${namespace}/${it}${model.find('Secret', namespace, it) ? '' : ', not in your files'}`,
      )
      .join(', ')
  }
  return [tls.serverCertificate, tls.privateKey].filter(it => it !== '').join(', ')
}
