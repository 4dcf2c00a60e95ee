import { canonical } from '../data/canonical.ts'
import { listWords, sentence } from '../explain/explain-words.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { gatewayWorkloads, type KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { formatMeshSource, type KnownMeshWorkload } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import type { Literal } from '../reach/match-literals.ts'
import { writeRequest } from '../reach/reach-route.ts'
import { concreteHost } from '../reach/value-choices.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { finish, type Steps } from '../steps.ts'
import { selectChain } from '../trace/select-chain.ts'
import type { Trace } from '../trace/trace.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { type Behaviour, plainBehaviour } from './behaviour.ts'
import { endWords, subjectWords, targetWords } from './change-words.ts'
import { compareCalls, noCalls } from './compare-calls.ts'
import { compareHosts } from './compare-hosts.ts'
import { type ConnectionClass, connectionClasses, type Taken } from './connection-classes.ts'

/** What a change of the configuration does to requests. */
export interface RoutingDiff {
  readonly changes: readonly RoutingChange[]
  /** Whether there surely are no others; false where conditions are beyond what can be compared. */
  readonly complete: boolean
  /** VirtualServices of the mesh that changed and have rules for TLS or TCP: what that does to such calls is not compared. */
  readonly meshChanged: readonly ResourceId[]
}

/** Requests that end elsewhere or are handled otherwise, with one of them as witness. */
export interface RoutingChange {
  readonly kind: 'end' | 'shares' | 'handling'
  /** `shop.example.com/cart… with header x-user: dev goes to cart v2 instead of cart v1`. */
  readonly sentence: string
  readonly ports: readonly number[]
  /** The selector of the gateway workload; undefined for calls within the mesh. */
  readonly gateway: string | undefined
  /** The workload of the mesh that calls in the witness, as `readMeshSource` takes it. */
  readonly from: string | undefined
  readonly request: Request
  readonly before: ChangeSide
  readonly after: ChangeSide
}

export interface ChangeSide {
  /** Where the witness ends, as `meetsExpectation` reads it. */
  readonly end: string
  /** The rule that takes it. */
  readonly place: Place | undefined
}

/** More changes than this are not told of. */
const most = 300

/**
 * Which requests through gateways and between services a change sends elsewhere or handles otherwise. All routes of both configurations are held
 * against each other, so that where it is complete, what is not named does not change.
 */
export function diffRouting(before: Model, after: Model, of: Compared = 'everything'): RoutingDiff {
  return finish(diffInSteps(before, after, of))
}

/** The same, with a pause after every domain that was compared. */
export function* diffInSteps(before: Model, after: Model, of: Compared = 'everything'): Steps<RoutingDiff> {
  const found: Found[] = []
  let complete = true
  for (const { id, was, is } of pairWorkloads(before, after)) {
    const configs = [buildGateway(before, was), buildGateway(after, is)] as const
    const seen = new Set<string>()
    for (const it of connectionClasses(...configs)) {
      const compared = yield* compareClass(
        it,
        { model: before, workload: was },
        { model: after, workload: is },
        seen,
      )
      found.push(...compared.found.map(change => ({ ...change, gateway: id })))
      complete &&= compared.complete
    }
  }
  const calls = of === 'gateways' ? noCalls : yield* compareCalls(before, after)
  found.push(...calls.found)
  complete &&= calls.complete
  const changes = groupChanges(found)
  return {
    changes: changes.slice(0, most),
    complete: complete && changes.length <= most,
    meshChanged: meshChanged(before, after),
  }

  /** What is done with one sort of connection, and with the requests in it. */
  function* compareClass(it: ConnectionClass, was: Seat, is: Seat, seen: Set<string>): Steps<ComparedClass> {
    const request = {
      ...withCertificate(it),
      protocol: 'http',
      host: it.connection.sni ?? 'any.example.com',
    } as const
    const traces = [
      traceRequest(before, was.workload, request),
      traceRequest(after, is.workload, request),
    ] as const
    const [old, now] = traces.map(trace => trace.routeConfig)
    if (!old || !now) return { found: connectionChange(it, request, traces), complete: true }
    // Server names of one server share what is behind them.
    const pair = [
      it.connection.port,
      it.connection.address,
      old.name,
      now.name,
      it.connection.tls === 'none',
    ].join(' ')
    if (seen.has(pair)) return { found: [], complete: true }
    seen.add(pair)
    const certificate = certificateChange(it, traces, request)
    const scheme = it.connection.tls === 'none' ? 'http' : 'https'
    const hosts = yield* compareHosts({ ...was, config: old }, { ...is, config: now }, scheme)
    let all = hosts.complete
    const differing = hosts.differences.flatMap(difference => {
      const asked = {
        ...withCertificate(it),
        ...writeRequest(difference.request, difference.after.route?.match),
      }
      const witness = withOwnName(asked, it)
      const ends = [
        traceRequest(before, was.workload, witness),
        traceRequest(after, is.workload, witness),
      ] as const
      const asExpected = ends[0].route === difference.before.route && ends[1].route === difference.after.route
      if (!asExpected) {
        all = false
        return []
      }
      const behaviours = [difference.before.behaviour, difference.after.behaviour]
      return [
        {
          request: witness,
          traces: ends,
          behaviours,
          subject: difference.domain,
          literals: difference.literals,
        },
      ]
    })
    return { found: [...certificate, ...differing], complete: all }
  }
}

/** Calls within the mesh are left out where only gateways are asked about. */
type Compared = 'everything' | 'gateways'

interface Seat {
  readonly model: Model
  readonly workload: GatewayWorkload
}

interface ComparedClass {
  readonly found: readonly Omit<Found, 'gateway'>[]
  readonly complete: boolean
}

interface Found {
  readonly request: Request
  readonly traces: readonly [Trace, Trace]
  readonly behaviours: readonly Behaviour[]
  readonly subject: string
  readonly literals: readonly Literal[]
  /** Where it is about connections: the whole sentence. */
  readonly said?: string
  /** The selector of the gateway workload, or the workload that calls. */
  readonly gateway?: string
  readonly known?: KnownMeshWorkload
}

/** Each gateway workload of either side by its selector, as it stands on both. */
function pairWorkloads(
  before: Model,
  after: Model,
): { id: string; was: GatewayWorkload; is: GatewayWorkload }[] {
  const byId = (model: Model) =>
    new Map(gatewayWorkloads(model).map((it): [string, KnownWorkload] => [it.id, it]))
  const [old, now] = [byId(before), byId(after)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap(id => {
    const [was, is] = [old.get(id), now.get(id)]
    const workload = (is ?? was)?.workload
    return workload ? [{ id, was: was?.workload ?? workload, is: is?.workload ?? workload }] : []
  })
}

/** A client certificate is only offered where one of the two asks for it. */
function withCertificate({ connection, before, after }: ConnectionClass): ConnectionClass['connection'] {
  const asks = [before, after].some(it => it.chain?.requireClientCert)
  return connection.tls === 'none' || asks ? connection : { ...connection, tls: 'TLS' }
}

/** The host as server name, where that leads to the same servers. */
function withOwnName(request: Request, { before, after }: ConnectionClass): Request {
  if (request.tls === 'none') return request
  const named = { ...request, sni: (request.host ?? '').replace(/:\d*$/, '').toLowerCase() }
  const fits = ({ listener, chain }: Taken) => !listener || selectChain(listener, named) === chain
  return named.sni !== '' && [before, after].every(fits) ? named : request
}

/** A connection that one side takes and the other does not, or that leads to other bytes. */
function connectionChange(
  it: ConnectionClass,
  request: Request,
  traces: readonly [Trace, Trace],
): Omit<Found, 'gateway'>[] {
  const behaviours = traces.map(connectionBehaviour)
  if (behaviours[0]!.key === behaviours[1]!.key) return []
  const tls =
    it.connection.tls === 'none' ? '' : it.name === undefined ? ' with TLS' : ` with TLS for ${it.name}`
  const port = `port ${it.connection.port}${it.connection.address ? ` of ${it.connection.address}` : ''}${tls}`
  const open = traces.find(trace => trace.routeConfig)
  const domain = [...(open?.routeConfig?.virtualHosts.keys() ?? [])][0]
  const witness = domain === undefined ? request : { ...request, host: concreteHost(domain) }
  return [
    {
      request: open ? witness : { ...request, protocol: 'tcp' },
      traces,
      behaviours,
      subject: port,
      literals: [],
      said: connectionSentence(port, traces),
    },
  ]
}

function connectionSentence(port: string, [old, now]: readonly [Trace, Trace]): string {
  if (isTaken(old) && isTaken(now))
    return `What comes to ${port} ${kindWords(now)} instead of ${kindWords(old).replace(/^(goes|is) /, '')}.`
  const hosts = (trace: Trace) => {
    const domains = [...(trace.routeConfig?.virtualHosts.keys() ?? [])].map(it =>
      it === '*' ? 'any host' : it,
    )
    return domains.length > 0 ? ` for ${listWords(domains, 3)}` : ''
  }
  return isTaken(now)
    ? `${sentence(port)} is open now${now.routeConfig ? hosts(now) : `: it ${kindWords(now)}`}.`
    : `${sentence(port)} is no longer open${old.routeConfig ? hosts(old) : `; before, it went to ${targetWords(old)}`}.`
}

function kindWords(trace: Trace): string {
  return trace.routeConfig ? 'is routed as HTTP' : endWords(trace, 'now')
}

function isTaken(trace: Trace): boolean {
  return trace.routeConfig !== undefined || trace.outcome === 'route'
}

/** All stops of a connection count as one: nobody gets through. */
function connectionBehaviour(trace: Trace): Behaviour {
  if (trace.routeConfig) return plainBehaviour('http')
  if (trace.outcome !== 'route') return plainBehaviour('stopped')
  const ends = trace.clusters.map(it => [it.name, it.weight, it.exists])
  return plainBehaviour(`bytes ${trace.filterChain?.terminatesTls} ${canonical(ends)}`)
}

/** Whether a client certificate is asked for on one side only. */
function certificateChange(
  { before, after }: ConnectionClass,
  traces: readonly [Trace, Trace],
  request: Request,
): Omit<Found, 'gateway'>[] {
  const [was, is] = [before, after].map(it => it.chain?.requireClientCert === true)
  if (was === is) return []
  const words = (asks: boolean | undefined) =>
    plainBehaviour(asks ? 'client certificate' : 'no client certificate')
  const names = (after.chain ?? before.chain)?.serverNames ?? []
  return [
    {
      request: { ...request, tls: 'TLS' },
      traces,
      behaviours: [words(was), words(is)],
      subject: names[0] ?? 'any host',
      literals: [],
    },
  ]
}

/** One sentence for all hosts and ports that fare alike. */
function groupChanges(found: readonly Found[]): RoutingChange[] {
  const groups = new Map<string, Found[]>()
  for (const it of found) {
    const [was, is] = it.behaviours.map(behaviour => behaviour.key)
    const key = canonical([it.gateway ?? null, was, is, it.said ?? subjectWords([], it.literals)])
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  return [...groups.values()].map(changeOf)
}

function changeOf(group: readonly Found[]): RoutingChange {
  const [first] = group as readonly [Found]
  const { request, traces, behaviours, gateway, literals, known } = first
  const [was, is] = behaviours as readonly [Behaviour, Behaviour]
  const hosts = [...new Set(group.map(it => it.subject))]
  const subject = subjectWords(hosts, literals)
  const places = traces.map(placeOf)
  return {
    kind: was.end !== is.end ? (sameTargets(traces) ? 'shares' : 'end') : 'handling',
    sentence:
      first.said ?? `${callerWords(group)}${subject} ${differenceWords(traces, was, is, hosts.length > 1)}.`,
    ports: [...new Set(group.map(it => it.request.port))].sort((a, b) => a - b),
    gateway,
    from: known && formatMeshSource(known.workload),
    request,
    before: { end: endOf(traces[0]), place: places[0] },
    after: { end: endOf(traces[1]), place: places[1] },
  }
}

/** Who calls, where it is calls: by name where it takes labels. */
function callerWords(group: readonly Found[]): string {
  const callers = group.flatMap(it => it.known ?? [])
  if (callers.length === 0) return ''
  if (callers.some(it => it.workload.labels.size === 0)) return 'Within the mesh, '
  return `Called by ${listWords([...new Set(callers.map(it => it.label))])}, `
}

function differenceWords(
  [old, now]: readonly [Trace, Trace],
  was: Behaviour,
  is: Behaviour,
  several: boolean,
): string {
  const it = several ? 'they' : 'it'
  if (was.end === is.end)
    return `${handlingWords(was, is, several)}; ${it} still ${endWords(now, 'now', several)}`
  if (is.end.endsWith('client certificate'))
    return is.end.startsWith('no')
      ? `no longer ${several ? 'ask' : 'asks'} for a client certificate`
      : `${several ? 'ask' : 'asks'} for a client certificate now`
  if (old.outcome === 'route' && now.outcome === 'route') {
    const marks = [...old.clusters, ...now.clusters].some(cluster => cluster.exists)
    const verb = several ? 'go' : 'goes'
    return `${verb} to ${targetWords(now, marks)} instead of ${targetWords(old, marks)}`
  }
  return `${endWords(now, 'now', several)}; before, ${it} ${endWords(old, 'before', several)}`
}

/** `has another timeout and no retries any more`. */
function handlingWords(was: Behaviour, is: Behaviour, several: boolean): string {
  const [gets, has] = several ? ['get', 'have'] : ['gets', 'has']
  const names = [...new Set([...Object.keys(was.handling), ...Object.keys(is.handling)])]
  const changed = names.filter(it => was.handling[it] !== is.handling[it])
  const words = changed.map(it => {
    const [old, now] = [was.handling[it], is.handling[it]]
    if (old === undefined) return `${gets} ${it} ${short(now)}`
    return now === undefined
      ? `${has} ${it} ${short(old)} no longer`
      : `${has} ${it} ${short(now)} instead of ${short(old)}`
  })
  return words.length > 0 ? words.join(', ') : 'is handled otherwise'
}

function short(json: string | undefined): string {
  const text = (json ?? '').replace(/^"|"$/g, '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function sameTargets([old, now]: readonly [Trace, Trace]): boolean {
  const names = (trace: Trace) => canonical(trace.clusters.map(it => [it.name, it.exists]).sort())
  return old.outcome === 'route' && now.outcome === 'route' && names(old) === names(now)
}

function placeOf({ route, filterChain }: Trace): Place | undefined {
  if (route) return route.matchPlace ?? route.rule.place
  return filterChain?.action.type === 'tcp' ? filterChain.action.place : undefined
}

/** VirtualServices of the mesh with rules for bytes that are new, gone, or say something else. */
function meshChanged(before: Model, after: Model): ResourceId[] {
  const texts = (model: Model) =>
    new Map(
      model
        .ofKind('VirtualService')
        .filter(it => {
          const { hosts, tls, tcp } = readVirtualService(it)
          return hosts.length > 0 && tls.length + tcp.length > 0 && isMeshBound(readVirtualService(it))
        })
        .map(it => [it.id, canonical(it.spec)]),
    )
  const [old, now] = [texts(before), texts(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(it => old.get(it) !== now.get(it))
}
