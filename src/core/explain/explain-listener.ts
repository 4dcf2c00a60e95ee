import type { GatewayConfig } from '../istio/gateway/build-gateway.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { explainBinding } from '../model/binding.ts'
import { namesGateway } from '../model/gateway-references.ts'
import { routeKindOf } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import { type Resource, writtenPlace } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { candidateLimit, nameWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'
import { nodePortHint } from './node-port.ts'
import { droppedCandidate, passed, taken } from './server-candidate.ts'

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
              place: writtenPlace(virtualService, [...match.path, 'port']),
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
      place: writtenPlace(virtualService, []),
      label: nameWords(virtualService),
      taken: false,
      why: binding.bound ? 'Another server of this port takes its rules.' : binding.message,
    },
  ]
}

export function names(virtualService: Resource, gateway: Resource): boolean {
  return readVirtualService(virtualService).gateways.some(it =>
    namesGateway(it.text, virtualService.namespace, gateway),
  )
}

function elsewhere({ server, port }: PlacedServer, asked: number): string {
  return server.number === asked
    ? `Its Service sends port ${asked} to ${port} of the workload, where it listens.`
    : `It listens on port ${port}.`
}
