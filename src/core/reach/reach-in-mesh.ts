import { nameWords } from '../explain/explain-words.ts'
import { effectiveRules } from '../istio/routes/effective-rules.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { buildMesh, type MeshConfig } from '../istio/sidecar/build-mesh.ts'
import { type Asked, callersOf, portsOf } from '../istio/sidecar/callers.ts'
import { serviceChains } from '../istio/sidecar/mesh-chains.ts'
import { type KnownMeshWorkload, meshSource } from '../istio/sidecar/mesh-sources.ts'
import type { MeshHost, MeshRoutes } from '../istio/sidecar/mesh-virtual-hosts.ts'
import { hostsOf } from '../istio/sidecar/rules-for-host.ts'
import { egressFor } from '../istio/sidecar/sidecar-scope.ts'
import { hostsOverlap } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import { integerAt, type JsonMap, labelsAt, textAt, textsAt } from '../model/read-value.ts'
import { type Place, type Resource, writtenPlace } from '../model/resource.ts'
import { isMeshBound, type RuleMatch, readVirtualService } from '../model/virtual-services.ts'
import type { Request } from '../request/request.ts'
import type { Steps } from '../steps.ts'
import { connect } from '../trace/connect.ts'
import { traceMesh } from '../trace/trace-mesh.ts'
import { concreteHost } from './host-choices.ts'
import { literalsOf } from './match-literals.ts'
import { searchRoute, writeRequest } from './reach-route.ts'
import { dead, hiddenBy, isOf, partlyTried, samePlace, type Unreached, unknown, why } from './unreached.ts'

export interface MeshReach {
  readonly request: Request
  readonly known: KnownMeshWorkload
}

/** More sidecars and ports than this are not looked at for one rule. */
const mostCallerPorts = 600

/**
 * The smallest request found with which a workload of the mesh reaches a rule, or a match of an http rule; else why none does,
 * proven only where every sort of caller and every port was looked at. Undefined for a rule that no sidecar translates.
 * It pauses after every port of a caller.
 */
export function* reachInMesh(
  model: Model,
  place: Place,
  most = mostCallerPorts,
): Steps<MeshReach | Unreached | undefined> {
  const verdicts: Verdict[] = []
  const seen = new Set<string>()
  let callerPorts = 0
  const callers = entrancesOf(model, place).flatMap(entrance =>
    callersOf(model, entrance.resource, entrance.asked).map(workload => ({ entrance, workload })),
  )
  for (const [tried, { entrance, workload }] of callers.entries()) {
    const config = buildMesh(model, workload)
    const ports = entrance.asked.port ? [entrance.asked.port] : portsOf(entrance.resource, config.scope)
    for (const port of ports) {
      yield
      if (++callerPorts > most) return partlyTried(tried, callers.length)
      const callerPort = { model, config, port, ...entrance }
      const found = entrance.bytes ? reachBytes(callerPort, place) : reachHttp(callerPort, place, seen)
      const request = found.find(it => 'protocol' in it)
      if (request) return { request, known: meshSource(workload) }
      verdicts.push(...found.filter(it => 'reason' in it))
    }
  }
  if (callerPorts === 0) return undefined
  const unsure = verdicts.find(it => !it.proven)
  if (unsure) return unsure
  // What has no place on one port counts only where it has none on another.
  return verdicts.find(it => !it.unplaced) ?? verdicts[0] ?? dead('No sidecar gets its VirtualService.')
}

type Verdict = Unreached & { readonly unplaced?: true }

/** A match through which the mesh comes to a rule, or the rule where it has none. */
interface Entrance {
  readonly resource: Resource
  readonly asked: Asked
  /** Of rules for bytes: the match. */
  readonly bytes?: { readonly kind: 'tls' | 'tcp'; readonly match: RuleMatch | undefined }
}

/** An entrance as a port of one caller's sidecar has it. */
interface CallerPort extends Entrance {
  readonly model: Model
  readonly config: MeshConfig
  readonly port: number
}

function entrancesOf(model: Model, place: Place): Entrance[] {
  return effective(model, 'VirtualService').flatMap((resource): Entrance[] => {
    const view = readVirtualService(resource)
    if (view.hosts.length === 0 || !isMeshBound(view)) return []
    const requests = effectiveRules(model, resource).flatMap(rule => {
      const whole = [rule.place, rule.root].some(it => samePlace(it, place))
      const matches = rule.matches.filter(it => whole || samePlace(it.place, place))
      const asked = matches.flatMap(it => askedBy(it.value, false) ?? [])
      return [...(whole && rule.matches.length === 0 ? [anybody] : []), ...asked].map(it => ({
        resource,
        asked: it,
      }))
    })
    return [...requests, ...bytesEntrances(resource, place)]
  })
}

function bytesEntrances(resource: Resource, place: Place): Entrance[] {
  const view = readVirtualService(resource)
  return (['tls', 'tcp'] as const).flatMap((kind): Entrance[] => {
    const rule = view[kind].find(it => samePlace(writtenPlace(resource, it.path), place))
    if (rule?.matches.length === 0) return [{ resource, asked: anybody, bytes: { kind, match: undefined } }]
    return (rule?.matches ?? []).flatMap(match => {
      const asked = askedBy(match.value, true)
      return asked ? [{ resource, asked, bytes: { kind, match } }] : []
    })
  })
}

const anybody: Asked = { namespace: undefined, labels: new Map(), port: undefined }

/** What a match asks of the caller; undefined where it is for gateways only. Of HTTP, one that names the mesh asks for no source. */
function askedBy(match: JsonMap, always: boolean): Asked | undefined {
  const port = integerAt(match, 'port') || undefined
  const gateways = textsAt(match, 'gateways')
  if (gateways.length > 0 && !gateways.includes('mesh')) return undefined
  if (gateways.length > 0 && !always) return { ...anybody, port }
  return {
    namespace: textAt(match, 'sourceNamespace') || undefined,
    labels: labelsAt(match, 'sourceLabels') ?? new Map(),
    port,
  }
}

function reachHttp(callerPort: CallerPort, place: Place, seen: Set<string>): (Request | Verdict)[] {
  const { config, port, resource } = callerPort
  const routes = config.routes(port)
  const hosts = routes.hosts.filter(it => it.virtualService === resource)
  if (hosts.length === 0) return whyUnplaced(callerPort, routes)
  const found: (Request | Verdict)[] = []
  for (const host of hosts)
    for (const it of onHost(callerPort, routes, host, place, seen)) {
      if ('protocol' in it) return [it]
      found.push(it)
    }
  return found
}

function* onHost(
  callerPort: CallerPort,
  { config }: MeshRoutes,
  { routes, domains }: MeshHost,
  place: Place,
  seen: Set<string>,
): Generator<Request | Verdict> {
  const own = routes.filter(it => isOf(it, place))
  const last = routes.at(-1)
  if (own.length === 0) yield last?.catchAll ? hiddenBy([last]) : unknown
  for (const domain of domains) {
    const host = config.virtualHosts.get(domain.toLowerCase())
    if (host?.routes !== routes) continue
    for (const route of own) {
      const key = keyOf(host, route)
      if (seen.has(key)) continue
      const search = searchRoute({ config, host, route }, 'http')
      if (search.found) {
        const written = writeRequest(search.request, route.match)
        yield asClientWrites(callerPort, written).find(it => isTakenBy(callerPort, it, place)) ?? unknown
        continue
      }
      const verdict = why({ host, route }, search)
      seen.add(key)
      yield verdict.proven && dependsOnHost(host, route) && hasOwnAddress(callerPort, domain)
        ? unknown
        : verdict
    }
  }
}

/** With the port behind the Host, as clients name one that is not usual, then without. */
function asClientWrites({ port }: CallerPort, written: ReturnType<typeof writeRequest>): Request[] {
  const request = { port, tls: 'none', ...written } as const
  return port === 80 ? [request] : [{ ...request, host: `${request.host}:${port}` }, request]
}

/** The same for routes of which no domain, caller or port changes what is left over for them. */
function keyOf({ routes, domain }: VirtualHost, route: HttpRoute): string {
  const before = routes.slice(0, routes.indexOf(route) + 1)
  const places = before.map(it => [it.rule.root ?? 0, it.matchPlace ?? it.rule.place])
  return JSON.stringify([dependsOnHost({ routes }, route) && domain, places])
}

function dependsOnHost({ routes }: Pick<VirtualHost, 'routes'>, route: HttpRoute): boolean {
  const before = routes.slice(0, routes.indexOf(route) + 1)
  return before.some(it => literalsOf(it.match).some(({ variable }) => variable.of === 'authority'))
}

/** Whether requests come there by the address that is called, and may bear any Host. */
function hasOwnAddress({ model, config, port }: CallerPort, domain: string): boolean {
  const request = { port, protocol: 'http', tls: 'none', host: concreteHost(domain) } as const
  return connect(model, config, request).chain.service !== undefined
}

function whyUnplaced({ resource, port }: CallerPort, { unused }: MeshRoutes): Verdict[] {
  const found = unused.find(it => it.virtualService === resource)
  if (!found) return []
  if (found.holder)
    return unplaced(`${nameWords(found.holder)} has its hosts, in every sidecar that gets both.`)
  if (found.reason !== 'no-service') return [unknown]
  const reason = `No service in the files has its hosts on port ${port}`
  return unplaced(port === 80 ? `${reason}.` : `${reason}. Hosts without a service count only on port 80.`)
}

function unplaced(reason: string): Verdict[] {
  return [{ ...dead(reason), unplaced: true }]
}

function reachBytes(callerPort: CallerPort, place: Place): (Request | Verdict)[] {
  const { port, bytes } = callerPort
  const kind = bytes?.kind.toUpperCase()
  if (!hasChain(callerPort, place))
    return unplaced(`No service in the files has its hosts and speaks ${kind} on port ${port}.`)
  return [bytesFor(callerPort).find(it => isTakenBy(callerPort, it, place)) ?? unknown]
}

/** Whether a service has a filter chain of the rule, be it taken by others or not. */
function hasChain({ model, config, port, resource }: CallerPort, place: Place): boolean {
  const egress = egressFor(config.scope, port)
  const hosts = hostsOf(resource)
  const services = egress?.services.filter(it => hosts.some(host => hostsOverlap(host, it.host))) ?? []
  const { workload, scope } = config
  return services.some(
    service =>
      egress &&
      serviceChains({ model, workload, scope }, egress, service, port, false).some(it =>
        samePlace(it.place, place),
      ),
  )
}

function bytesFor({ port, resource, bytes }: CallerPort): Request[] {
  if (bytes?.kind === 'tls') {
    const names = bytes.match?.sniHosts.map(it => it.text) ?? []
    // A match without names takes any; what is made of a TLSRoute can be one.
    const asked = bytes.match && names.length === 0 ? hostsOf(resource) : names
    return asked.map(text => ({ port, protocol: 'tcp', tls: 'TLS', sni: concreteHost(text) }))
  }
  const subnets = bytes?.match ? textsAt(bytes.match.value, 'destinationSubnets') : []
  const addresses = subnets.map(it => it.split('/')[0]!)
  const called = [...hostsOf(resource).map(it => concreteHost(it)), ...addresses]
  return called.map(host => ({ port, protocol: 'tcp', tls: 'none', host }))
}

function isTakenBy({ model, config }: CallerPort, request: Request, place: Place): boolean {
  const { route, mesh } = traceMesh(model, config.workload, request)
  return route ? isOf(route, place) : samePlace(mesh?.chain.place, place)
}
