import type { GatewayConfig } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { DroppedServer } from '../istio/gateway/merge-servers.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { explainBinding } from '../model/binding.ts'
import { namesGateway } from '../model/gateway-references.ts'
import { routeKindOf } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { alpnOf, sniOf } from '../request/request.ts'
import {
  candidateLimit,
  chainNames,
  listWords,
  nameWords,
  sentence,
  serverWords,
  shorten,
} from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'
import { nodePortHint } from './node-port.ts'

/** Which listener takes the connection; where none does, why the servers of that port do not listen. */
export function listenerStage({ model, trace, request }: Explained, config: GatewayConfig): Stage {
  const { listener } = trace
  const onPort = config.placed.filter(it => it.port === request.port)
  const silent = onPort.filter(it => !isServed(config, it))
  const candidates = [
    ...(listener ? onPort.filter(it => !silent.includes(it) && it.server.bind === listener.bind) : []).map(
      (it): Candidate => taken(it, `It listens on port ${request.port}.`),
    ),
    ...silent.flatMap(it => silentCandidates(model, it)),
    ...config.dropped.filter(it => it.port === request.port).map(droppedCandidate),
    ...config.placed
      .filter(it => it.port !== request.port)
      .map((it): Candidate => passed(it, elsewhere(it, request.port))),
  ].slice(0, candidateLimit)
  if (!listener)
    return {
      name: 'listener',
      verdict: 'stopped',
      sentence:
        onPort.length > 0
          ? `Port ${request.port} has a server, but nothing to send its traffic to, so nothing listens there.`
          : nothingOn(model, request.port, config),
      candidates,
    }
  if (listener.rejected) {
    const { first, second, serverName } = listener.rejected
    const [one, other] = [listener.chains[first], listener.chains[second]]
    const same = serverName ? `the server name ${shorten(serverName)}` : 'connections of any name'
    return {
      name: 'listener',
      verdict: 'stopped',
      sentence: `Envoy rejects the whole listener on port ${request.port}: ${same} would match two of its servers.`,
      candidates: [one, other].flatMap(it =>
        it ? [{ ...passed(it.server, `It takes ${same} as well.`) }] : [],
      ),
    }
  }
  return {
    name: 'listener',
    verdict: 'passed',
    sentence: `Port ${request.port} is open${listener.bind ? ` on ${listener.bind}` : ''}${translated(onPort, request.port)}.`,
    candidates,
  }
}

function nothingOn(model: Model, port: number, { placed }: GatewayConfig): string {
  const hint = nodePortHint(
    model,
    port,
    placed.flatMap(it => it.server.number ?? []),
  )
  return `No server of this gateway workload listens on port ${port}.${hint ? ` ${hint}` : ''}`
}

/** The Service's port that leads to one of the workload, where the two differ. */
function translated(onPort: readonly PlacedServer[], port: number): string {
  const found = onPort.find(it => it.server.number !== port)
  return found ? `: the gateway's Service maps its port ${found.server.portText} to it` : ''
}

/** Which filter chain takes the connection, by server name and offered protocols. */
export function chainStage({ trace, request }: Explained, config: GatewayConfig): Stage {
  const chains = trace.listener?.chains ?? []
  const sni = sniOf(request)
  const asked =
    request.tls === 'none' ? 'a connection without TLS' : sni ? `SNI ${shorten(sni)}` : 'TLS without SNI'
  const candidates = chains.map((it): Candidate => {
    const isTaken = it === trace.filterChain
    return {
      place: it.action.type === 'tcp' && it.action.place ? it.action.place : serverPlace(it.server),
      label: `${serverWords(it.server)}: ${chainNames(it)}`,
      taken: isTaken,
      why: isTaken ? takenChain(it, sni) : passedChain(it, request.tls !== 'none', sni, alpnOf(request)),
    }
  })
  const dropped = config.dropped.filter(it => it.port === request.port).map(droppedCandidate)
  const all = [...candidates, ...dropped].slice(0, candidateLimit)
  const { filterChain } = trace
  if (!filterChain)
    return {
      name: 'filterChain',
      verdict: 'stopped',
      sentence: `No server on port ${request.port} takes ${asked}.`,
      candidates: all,
    }
  return {
    name: 'filterChain',
    verdict: 'passed',
    sentence: `${sentence(asked)} is taken by server ${serverWords(filterChain.server)}.`,
    candidates: all,
  }
}

/** The TLS handshake and the protocol inside; undefined where there is nothing to say. */
export function tlsStage({ trace, request }: Explained): Stage | undefined {
  const chain = trace.filterChain
  if (!chain) return undefined
  const stage = (verdict: Stage['verdict'], text: string): Stage => ({
    name: 'tls',
    verdict,
    sentence: text,
    candidates: [
      {
        place: serverPlace(chain.server),
        label: serverWords(chain.server),
        taken: verdict === 'passed',
        why: text,
      },
    ],
  })
  const mode = chain.server.server.tls?.mode ?? 'none'
  if (trace.outcome === 'tls_error')
    return request.tls === 'none'
      ? stage('stopped', `The server expects TLS (mode ${shorten(mode)}); the connection has none.`)
      : stage(
          'stopped',
          `The server asks for a client certificate (mode ${shorten(mode)}); the connection offers none.`,
        )
  if (trace.outcome === 'protocol_error')
    return request.protocol === 'tcp'
      ? stage('stopped', 'The server expects HTTP; the connection carries other bytes.')
      : stage('stopped', 'The server expects plain HTTP; the connection begins with a TLS handshake.')
  if (chain.terminatesTls)
    return stage(
      'passed',
      `The gateway terminates TLS (mode ${shorten(mode)}) and reads what is inside as ${chain.action.type === 'http' ? 'HTTP' : 'bytes'}.`,
    )
  if (request.tls !== 'none') return stage('passed', 'TLS is passed through to the destination as it is.')
  return undefined
}

function isServed({ listeners }: GatewayConfig, placed: PlacedServer): boolean {
  return listeners.some(it =>
    it.chains.some(
      chain =>
        chain.server === placed ||
        (placed.routeName?.startsWith('http.') && chain.server.routeName === placed.routeName),
    ),
  )
}

/** Why a server has no filter chain: each VirtualService that names its Gateway, with what does not fit. */
function silentCandidates(model: Model, placed: PlacedServer): Candidate[] {
  const kind = routeKindOf(placed.server)
  const naming = effective(model, 'VirtualService').filter(it => names(it, placed.gateway))
  return [
    passed(
      placed,
      kind === undefined
        ? 'It routes by SNI to services, and no service in the files is one of its hosts.'
        : `It needs a ${kind} rule of a VirtualService that names ${nameWords(placed.gateway)}${naming.length ? '; none fits' : '; none does'}.`,
    ),
    ...naming.flatMap(it => whyNot(model, it, placed, kind)),
  ]
}

function whyNot(
  model: Model,
  virtualService: Resource,
  placed: PlacedServer,
  kind: ReturnType<typeof routeKindOf>,
): Candidate[] {
  if (kind === undefined) return []
  const rules = readVirtualService(virtualService)[kind]
  const binding = explainBinding(model, virtualService, placed.gateway, placed.server.index)
  const named = rules.flatMap(rule =>
    rule.matches.flatMap((match): Candidate[] =>
      match.port !== undefined && match.port !== placed.server.number
        ? [
            {
              place: { resource: virtualService.id, path: [...match.path, 'port'] },
              label: `${kind} rule ${rule.index + 1} of ${nameWords(virtualService)}`,
              taken: false,
              why: `It asks for port ${match.port}; this server's port is ${placed.server.portText}.`,
            },
          ]
        : [],
    ),
  )
  if (named.length > 0) return named
  return [
    {
      place: { resource: virtualService.id, path: [] },
      label: nameWords(virtualService),
      taken: false,
      why: binding.bound ? 'Another server of this port takes its rules.' : binding.message,
    },
  ]
}

function names(virtualService: Resource, gateway: Resource): boolean {
  return readVirtualService(virtualService).gateways.some(it =>
    namesGateway(it.text, virtualService.namespace, gateway),
  )
}

function takenChain(chain: FilterChain, sni: string): string {
  if (chain.serverNames.length === 0) return 'It takes any connection that no other server name takes.'
  const exact = chain.serverNames.some(it => it.toLowerCase() === sni)
  return exact
    ? `SNI ${shorten(sni)} is one of its names.`
    : `It has the longest wildcard that covers ${shorten(sni)}.`
}

function passedChain(chain: FilterChain, isTls: boolean, sni: string, alpn: readonly string[]): string {
  const needs = chain.serverNames.length > 0
  if (needs && !isTls) return 'It matches by server name, which only TLS sends.'
  if (needs && !chain.serverNames.some(it => covers(it.toLowerCase(), sni)))
    return `It takes ${listWords(chain.serverNames)}, not ${sni ? shorten(sni) : 'connections without SNI'}.`
  if (chain.alpn.length > 0 && !chain.alpn.some(it => alpn.includes(it)))
    return `It needs one of the protocols ${listWords(chain.alpn)}; offered: ${listWords(alpn)}.`
  return 'A more exact server name is tried first.'
}

function covers(name: string, sni: string): boolean {
  return name.startsWith('*') ? sni.length >= name.length && sni.endsWith(name.slice(1)) : name === sni
}

function droppedCandidate({ gateway, server, reason, holder }: DroppedServer): Candidate {
  const by = holder ? `server ${serverWords(holder)}` : 'another server'
  const whys = {
    'tls-host-taken': `Istio drops it: one of its hosts already belongs to ${by} on this port.`,
    'port-conflict': `Istio drops it: ${by} has the port, with a protocol that cannot share it.`,
    'route-name-taken': `Istio drops it: ${by} has the same port, port name and Gateway.`,
  } as const
  return passed({ gateway, server }, whys[reason])
}

function elsewhere({ server, port }: PlacedServer, asked: number): string {
  return server.number === asked
    ? `Its Service sends port ${asked} to ${port} of the workload, where it listens.`
    : `It listens on port ${port}.`
}

function taken(placed: PlacedServer, why: string): Candidate {
  return { place: serverPlace(placed), label: serverWords(placed), taken: true, why }
}

function passed(placed: Pick<PlacedServer, 'gateway' | 'server'>, why: string): Candidate {
  return { place: serverPlace(placed), label: serverWords(placed), taken: false, why }
}

function serverPlace({ gateway, server }: Pick<PlacedServer, 'gateway' | 'server'>) {
  return { resource: gateway.id, path: server.path }
}
