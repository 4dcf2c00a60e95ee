import { connectionBehaviour, connectionSentence } from '../change/compare-connections.ts'
import { meshChanged } from '../change/mesh-changed.ts'
import type { RoutingChange } from '../change/routing-diff.ts'
import { lookUp } from '../istio/routes/clusters.ts'
import { formatMeshSource, meshNamespaces } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import { textsAt } from '../model/read-value.ts'
import { fullHosts, isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { concreteHost } from '../reach/host-choices.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { traceMesh } from '../trace/trace-mesh.ts'

/**
 * Connections within the mesh that end elsewhere: the routing diff leaves out rules for TLS and TCP. One is tried for each host, port and
 * server name of such rules on either side, from each namespace.
 */
export function meshConnectionChanges(before: Model, after: Model): readonly RoutingChange[] {
  if (meshChanged(before, after).length === 0) return []
  const namespaces = new Set([...meshNamespaces(before), ...meshNamespaces(after)])
  const tried = new Map<string, Tried>()
  for (const it of [...connectionsOf(before), ...connectionsOf(after)]) tried.set(wordsOf(it), it)
  const changes: RoutingChange[] = []
  for (const it of tried.values())
    for (const namespace of namespaces) {
      const workload = { namespace, labels: new Map<string, string>() }
      const [was, is] = [before, after].map(model => traceMesh(model, workload, it.request)) as [
        ReturnType<typeof traceMesh>,
        ReturnType<typeof traceMesh>,
      ]
      if (connectionBehaviour(was).key === connectionBehaviour(is).key) continue
      changes.push({
        kind: 'end',
        sentence: connectionSentence(wordsOf(it), [was, is]),
        ports: [it.request.port],
        gateway: undefined,
        from: formatMeshSource(workload),
        request: it.request,
        before: { end: endOf(was), place: undefined },
        after: { end: endOf(is), place: undefined },
      })
      // One caller is enough to show it.
      break
    }
  return changes
}

interface Tried {
  readonly host: string
  readonly request: Request
}

function wordsOf({ host, request: { port, tls, sni } }: Tried): string {
  return `port ${port} of ${host}${tls === 'none' ? '' : ` with TLS for ${sni}`}`
}

function connectionsOf(model: Model): readonly Tried[] {
  return model.ofKind('VirtualService').flatMap(resource => {
    const read = readVirtualService(resource)
    const rules = [...read.tls, ...read.tcp]
    if (rules.length === 0 || !isMeshBound(read)) return []
    const matches = rules.flatMap(it => it.matches.map(own => own.value))
    const names = matches.flatMap(it => textsAt(it, 'sniHosts').map(own => concreteHost(own)))
    return fullHosts(resource).flatMap(({ text }) => {
      const host = concreteHost(text)
      const { namespace } = resource
      const service = lookUp({ model, namespace, serverPort: 0 }, host, namespace)
      const asked = matches.flatMap(it => (typeof it.port === 'number' ? [it.port] : []))
      const ports = new Set([...(service?.ports ?? []), ...asked])
      return [...ports].flatMap((port): Tried[] => [
        { host, request: { port, protocol: 'tcp', tls: 'none', host } },
        ...[host, ...names].map(
          (sni): Tried => ({ host, request: { port, protocol: 'tcp', tls: 'TLS', host, sni } }),
        ),
      ])
    })
  })
}
