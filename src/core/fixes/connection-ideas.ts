import { nameWords, serverWords } from '../explain/explain-words.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { DroppedServer } from '../istio/gateway/merge-servers.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { gatewaysFor } from '../istio/routes/workload.ts'
import { isTlsServer, readGateway, routeKindOf } from '../model/gateways.ts'
import { isHostWithin } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { addServer } from '../operations/add-server.ts'
import { allOf } from '../operations/all-of.ts'
import { deletePlace } from '../operations/delete-place.ts'
import { insertItem } from '../operations/insert-item.ts'
import { knownCertificate } from '../operations/known-certificate.ts'
import { removeItem } from '../operations/remove-item.ts'
import { setField } from '../operations/set-field.ts'
import { sniOf, withoutPort } from '../request/request.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { bindingIdea } from './binding-steps.ts'
import { edit, type Idea, type Stop } from './stop.ts'

/** VirtualServices that are looked at for a server, those that lack least first. */
const bindingLimit = 6

/** What to change where a connection is refused, closed, or carries what the server does not speak. */
export function connectionIdeas(stop: Stop): Idea[] {
  switch (stop.trace.outcome) {
    case 'no_listener':
      return listenerIdeas(stop)
    case 'listener_rejected':
      return rejectionIdeas(stop)
    case 'no_filter_chain':
      return chainIdeas(stop)
    case 'tls_error':
      return handshakeIdeas(stop)
    default:
      return protocolIdeas(stop)
  }
}

/** Every VirtualService that could be led to from some servers for a name, the nearest first. */
export function bindingIdeas(stop: Stop, servers: readonly PlacedServer[], name: string): Idea[] {
  const all = servers.flatMap(placed => {
    const kind = routeKindOf(placed.server)
    if (!kind) return []
    return effective(stop.model, 'VirtualService').flatMap(
      it => bindingIdea(stop, placed, it, kind, name) ?? [],
    )
  })
  return all
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, bindingLimit)
    .map(it => it.idea)
}

function listenerIdeas(stop: Stop): Idea[] {
  const { model, workload, request } = stop
  const config = buildGateway(model, workload)
  const onPort = config.placed.filter(it => it.port === request.port)
  const name = sniOf(request) || withoutPort(request.host ?? '').toLowerCase()
  if (onPort.length > 0) return [...bindingIdeas(stop, onPort, name), ...droppedIdeas(config.dropped)]
  return gatewaysFor(model, workload)
    .slice(0, 3)
    .map(it => newServer(it, stop, name))
}

/** A server for the port, with the hosts and the TLS settings of its neighbours where they fit. */
function newServer(gateway: Resource, { request }: Stop, name: string): Idea {
  const { servers } = readGateway(gateway)
  const protocol = request.tls === 'none' ? (request.protocol === 'tcp' ? 'TCP' : 'HTTP') : 'HTTPS'
  const beside = servers.find(it => it.hosts.some(host => isHostWithin(name, host.host)))
  const hosts = beside ? beside.hosts.map(it => it.text) : [name || '*']
  const tls = protocol === 'HTTPS' ? neighbourTls(gateway) : undefined
  const title = `Add a server for port ${request.port}, ${protocol}, to ${nameWords(gateway)}`
  return edit(title, addServer(gateway.id, { port: request.port, protocol, hosts, tls }))
}

/** The TLS settings of a Gateway's server that ends TLS. */
function neighbourTls(gateway: Resource): Json | undefined {
  const found = readGateway(gateway).servers.find(
    it => isTlsServer(it) && it.tls && !['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(it.tls.mode),
  )
  return found && (valueAt(gateway.value, [...found.path, 'tls']) as Json | undefined)
}

/** Servers of the port that Istio leaves out: each gets what keeps it from being taken. */
function droppedIdeas(dropped: readonly DroppedServer[]): Idea[] {
  return dropped.flatMap((it): Idea[] => {
    const at = (...path: (string | number)[]) => ({
      resource: it.gateway.id,
      path: [...it.server.path, ...path],
    })
    if (it.reason === 'route-name-taken') {
      const free = `${it.server.portName || 'https'}-${it.server.index + 1}`
      return [
        edit(
          `Rename the port of server ${it.server.index + 1} of ${nameWords(it.gateway)} to ${free}`,
          setField(at('port', 'name'), free),
        ),
      ]
    }
    if (it.reason !== 'tls-host-taken' || !it.holder) return []
    const held = new Set(it.holder.hosts)
    const taken = it.server.hosts.filter(host => held.has(host.host) || held.has(host.text))
    if (taken.length === 0 || taken.length === it.server.hosts.length) return []
    const title = `Remove ${taken.map(host => host.text).join(', ')} from server ${it.server.index + 1} of ${nameWords(it.gateway)}: another server has ${taken.length > 1 ? 'them' : 'it'}`
    const list = at('hosts')
    return [
      edit(
        title,
        allOf(
          title,
          taken.toReversed().map(host => removeItem({ ...list, path: [...list.path, host.index] })),
        ),
      ),
    ]
  })
}

function rejectionIdeas(stop: Stop): Idea[] {
  const { model, workload, trace } = stop
  const { listener } = trace
  if (!listener?.rejected) return []
  const { serverName } = listener.rejected
  const same = listener.chains.filter(it =>
    serverName ? it.serverNames.some(name => name.toLowerCase() === serverName) : it.serverNames.length === 0,
  )
  const servers: { gateway: Resource; server: PlacedServer['server'] }[] = [
    ...new Set(same.map(it => it.server)),
  ]
  // What Istio left out would come back in the place of what is taken away.
  const waiting = buildGateway(model, workload).dropped.filter(
    it =>
      it.port === listener.port &&
      it.server.hosts.some(host => host.host.toLowerCase() === (serverName || '*')),
  )
  return servers.flatMap((kept): Idea[] => {
    const others = [...servers.filter(it => it !== kept), ...waiting]
    const title = `Keep ${serverName || 'every name'} for server ${serverWords(kept)} and remove it from the others`
    return [
      edit(
        title,
        allOf(
          title,
          others.toReversed().map(it => withoutName(it, serverName || '*')),
        ),
      ),
    ]
  })
}

/** Takes a host away from a server, or the server where it has no other. */
function withoutName({ gateway, server }: Pick<PlacedServer, 'gateway' | 'server'>, name: string) {
  const host = server.hosts.find(it => it.host.toLowerCase() === name)
  if (host && server.hosts.length > 1)
    return deletePlace({ resource: gateway.id, path: [...server.path, 'hosts', host.index] })
  // A Gateway without servers is refused.
  const path = readGateway(gateway).servers.length > 1 ? server.path : []
  return deletePlace({ resource: gateway.id, path })
}

function chainIdeas(stop: Stop): Idea[] {
  const { model, workload, request } = stop
  const config = buildGateway(model, workload)
  const name = sniOf(request)
  if (name === '') return []
  const servers = config.placed.filter(it => it.port === request.port && isTlsServer(it.server))
  const hosts = servers
    .filter(it => it.server.tls?.mode !== 'PASSTHROUGH')
    .map(it =>
      edit(
        `Add ${name} to the hosts of server ${serverWords(it)}`,
        insertItem(
          { resource: it.gateway.id, path: [...it.server.path, 'hosts'] },
          it.server.hosts.length,
          name,
        ),
      ),
    )
  const dropped = config.dropped.filter(it => it.port === request.port)
  return [...bindingIdeas(stop, servers, name), ...droppedIdeas(dropped), ...hosts]
}

function handshakeIdeas({ trace, request }: Stop): Idea[] {
  const placed = trace.filterChain?.server
  if (!placed || request.tls === 'none') return []
  const place = { resource: placed.gateway.id, path: [...placed.server.path, 'tls', 'mode'] }
  return ['OPTIONAL_MUTUAL', 'SIMPLE'].map(mode =>
    edit(
      `Set TLS mode ${mode} for server ${serverWords(placed)}, so that no client certificate is needed`,
      setField(place, mode),
    ),
  )
}

/** TLS for a server that speaks plain HTTP, or bytes for one that expects HTTP. */
function protocolIdeas(stop: Stop): Idea[] {
  const { model, trace, request } = stop
  const placed = trace.filterChain?.server
  if (!placed || request.protocol === 'tcp') return []
  const { gateway, server } = placed
  const title = `Serve HTTPS at server ${serverWords(placed)}`
  const credentialName = knownCertificate(model, gateway)
  const tls = neighbourTls(gateway) ?? (credentialName ? { mode: 'SIMPLE', credentialName } : undefined)
  // Which certificate, only the user knows.
  if (!tls) return []
  return [
    edit(
      title,
      allOf(title, [
        setField({ resource: gateway.id, path: [...server.path, 'port', 'protocol'] }, 'HTTPS'),
        setField({ resource: gateway.id, path: [...server.path, 'tls'] }, tls),
      ]),
    ),
  ]
}
