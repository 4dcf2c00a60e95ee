import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { gatewayWorkloads, type KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import { writeRequest } from '../reach/reach-route.ts'
import type { Request } from '../request/request.ts'
import { finish, type Steps } from '../steps.ts'
import { selectChain } from '../trace/select-chain.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { compareCalls, noCalls } from './compare-calls.ts'
import { certificateChange, connectionChange } from './compare-connections.ts'
import { compareHosts } from './compare-hosts.ts'
import { type ConnectionClass, connectionClasses, type Taken } from './connection-classes.ts'
import type { Found } from './found-change.ts'
import { groupChanges } from './group-changes.ts'
import { meshChanged } from './mesh-changed.ts'
import type { ComparedCallers, RoutingDiff } from './routing-diff.ts'

/** More changes than this are not listed. */
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
  const { found, complete, callers } = yield* differencesInSteps(before, after, of)
  const changes = groupChanges(found)
  return {
    changes: changes.slice(0, most),
    total: changes.length,
    complete,
    callers,
    meshChanged: meshChanged(before, after),
  }
}

export interface Differences {
  readonly found: readonly Found[]
  readonly complete: boolean
  /** The workloads of the mesh whose calls were compared. */
  readonly callers: ComparedCallers
}

/** Every difference by itself: not put into words, and those that read alike are not put together. */
export function* differencesInSteps(before: Model, after: Model, of: Compared): Steps<Differences> {
  const found: Found[] = []
  let complete = true
  for (const { id, was, is } of of === 'calls' ? [] : pairWorkloads(before, after)) {
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
  return { found, complete, callers: calls.callers }

  /** What is done with one sort of connection, and with the requests in it. */
  function* compareClass(it: ConnectionClass, was: Side, is: Side, seen: Set<string>): Steps<ComparedClass> {
    const request = {
      ...withCertificate(it),
      protocol: 'http',
      host: it.connection.sni ?? 'any.example.com',
    } as const
    const trace = (request: Request) =>
      [traceRequest(before, was.workload, request), traceRequest(after, is.workload, request)] as const
    const traces = trace(request)
    const [old, now] = traces.map(trace => trace.routeConfig)
    if (!old || !now) return { found: connectionChange(it, request, trace), complete: true }
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
      const ends = trace(witness)
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

/** What is compared: requests through gateways, calls within the mesh, or both. */
export type Compared = 'everything' | 'gateways' | 'calls'

/** A gateway workload on one side of the comparison. */
interface Side {
  readonly model: Model
  readonly workload: GatewayWorkload
}

interface ComparedClass {
  readonly found: readonly Omit<Found, 'gateway'>[]
  readonly complete: boolean
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
