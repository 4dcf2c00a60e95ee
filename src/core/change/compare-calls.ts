import { canonical } from '../data/canonical.ts'
import { isBuiltIn } from '../istio/routes/clusters.ts'
import type { RouteConfig, VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { buildMesh, type MeshConfig } from '../istio/sidecar/build-mesh.ts'
import { type KnownMeshWorkload, meshNamespaces, meshSource } from '../istio/sidecar/mesh-sources.ts'
import type { MeshRoutes } from '../istio/sidecar/mesh-virtual-hosts.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readSidecar, sidecarsIn } from '../model/sidecars.ts'
import { isMeshBound, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Literal } from '../reach/match-literals.ts'
import { writeRequest } from '../reach/reach-route.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import type { Steps } from '../steps.ts'
import type { Trace } from '../trace/trace.ts'
import { traceMesh } from '../trace/trace-mesh.ts'
import type { Behaviour } from './behaviour.ts'
import { compareHosts, type HostDifference } from './compare-hosts.ts'
import type { ComparedCallers } from './routing-diff.ts'

/** A call that ends elsewhere or is handled differently. */
export interface CallChange {
  readonly known: KnownMeshWorkload
  readonly request: Request
  readonly traces: readonly [Trace, Trace]
  readonly behaviours: readonly Behaviour[]
  readonly subject: string
  readonly literals: readonly Literal[]
}

export interface CallComparison {
  readonly found: readonly CallChange[]
  readonly complete: boolean
  readonly callers: ComparedCallers
}

export const noCalls: CallComparison = { found: [], complete: true, callers: { all: 0, compared: 0 } }

/** More callers and ports than this are not compared; fewer where each has many VirtualServices and services. */
const mostCallerPorts = 1000
const mostWork = 60_000
const leastCallerPorts = 30

/**
 * Which calls of HTTP a change sends elsewhere: of a workload in each namespace of the files, and of those that
 * rules and Sidecars ask for, at every port that services and rules name.
 */
export function* compareCalls(before: Model, after: Model): Steps<CallComparison> {
  const found: CallChange[] = []
  let complete = true
  let callerPorts = 0
  if (areAlike(before, after)) return noCalls
  const size = meshResourcesOf(after, 'VirtualService').length + after.ofKind('Service').length
  const most = Math.max(leastCallerPorts, Math.min(mostCallerPorts, mostWork / size))
  const all = callers(before, after)
  for (const [compared, known] of all.entries()) {
    const configs = [buildMesh(before, known.workload), buildMesh(after, known.workload)] as const
    for (const port of ports([before, after], configs)) {
      if (++callerPorts > most) return { found, complete, callers: { all: all.length, compared } }
      const [was, is] = configs.map(it => ownNames(it.routes(port))) as [RouteConfig, RouteConfig]
      const side = { workload: known.workload, isSidecar: true }
      const hosts = yield* compareHosts(
        { ...side, model: before, config: was },
        { ...side, model: after, config: is },
        'http',
      )
      complete &&= hosts.complete
      for (const it of hosts.differences) {
        const change = witnessed(before, after, known, port, it)
        if (change === 'unsure') complete = false
        else if (change) found.push(change)
      }
    }
  }
  return { found, complete, callers: { all: all.length, compared: all.length } }
}

/** Whether nothing has changed that a sidecar gets. */
function areAlike(before: Model, after: Model): boolean {
  const [old, now] = [before.settings, after.settings]
  return (
    old.complete === now.complete &&
    canonical(old.declared) === canonical(now.declared) &&
    ['VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Sidecar'].every(kind => {
      const [was, is] = [before, after].map(it => meshResourcesOf(it, kind)) as [
        readonly Resource[],
        readonly Resource[],
      ]
      return was.length === is.length && was.every((it, i) => it.id === is[i]?.id && it.value === is[i].value)
    })
  )
}

function meshResourcesOf(model: Model, kind: string): readonly Resource[] {
  const all = model.ofKind(kind)
  return kind === 'VirtualService' ? all.filter(it => isMeshBound(readVirtualService(it))) : all
}

/** Each virtual host under its first name: the others lead to the same. */
function ownNames({ hosts, config }: MeshRoutes): RouteConfig {
  const own = hosts.flatMap(({ domains: [domain] }): [string, VirtualHost][] => {
    const host = domain === undefined ? undefined : config.virtualHosts.get(domain.toLowerCase())
    return host ? [[host.domain, host]] : []
  })
  return { ...config, virtualHosts: new Map(own) }
}

function witnessed(
  before: Model,
  after: Model,
  known: KnownMeshWorkload,
  port: number,
  difference: HostDifference,
): CallChange | 'unsure' | undefined {
  const written = writeRequest(difference.request, difference.after.route?.match)
  const bare: Request = { port, tls: 'none', ...written }
  const tries = port === 80 ? [bare] : [{ ...bare, host: `${bare.host}:${port}` }, bare]
  let differs = false
  for (const request of tries) {
    const traces = [
      traceMesh(before, known.workload, request),
      traceMesh(after, known.workload, request),
    ] as const
    const { literals, domain } = difference
    const behaviours = [difference.before.behaviour, difference.after.behaviour]
    if (traces.every(it => !it.route) && traces.some(isAssumed)) return undefined
    const isHttp = traces.every(it => it.mesh?.chain.type === 'http')
    if (isHttp && traces[0].route === difference.before.route && traces[1].route === difference.after.route)
      return { known, request, traces, behaviours, subject: domain, literals }
    differs ||= isHttp || endOf(traces[0]) !== endOf(traces[1])
  }
  // Where the port is not taken as HTTP its routes are not asked.
  return differs ? 'unsure' : undefined
}

/** A service that is only known because a rule names it is believed to be there without the rule as well. */
function isAssumed({ virtualHost }: Trace): boolean {
  const otherwise = virtualHost?.otherwise
  return otherwise?.type === 'cluster' && !otherwise.cluster.exists && !isBuiltIn(otherwise.cluster)
}

function callers(before: Model, after: Model): KnownMeshWorkload[] {
  const all = new Map<string, KnownMeshWorkload>()
  const add = (namespace: string, labels: ReadonlyMap<string, string>) => {
    const source = meshSource({ namespace, labels })
    all.set(source.id, source)
  }
  // Where something changed first: the others may be too many.
  const old = new Set(before.resources.map(it => it.value))
  const changed = after.resources.filter(it => !old.has(it.value)).map(it => it.namespace)
  const known = new Set([after, before].flatMap(meshNamespaces))
  const namespaces = [...new Set([...changed.filter(it => known.has(it)), ...known])]
  for (const it of namespaces) add(it, new Map())
  for (const model of [after, before]) {
    for (const { resource, match } of matchesOf(model))
      if (match.sourceLabels || match.sourceNamespace)
        add(match.sourceNamespace ?? resource.namespace, match.sourceLabels ?? new Map())
    for (const namespace of namespaces)
      for (const it of sidecarsIn(model, namespace)) {
        const { selector } = readSidecar(it)
        if (selector) add(namespace, selector)
      }
  }
  return [...all.values()]
}

function matchesOf(model: Model) {
  return rulesForCalls(model).flatMap(({ resource, rule }) =>
    rule.matches.map(match => ({ resource, match })),
  )
}

function rulesForCalls(model: Model) {
  return model.ofKind('VirtualService').flatMap(resource => {
    const view = readVirtualService(resource)
    return isMeshBound(view) ? rulesOf(view).map(rule => ({ resource, rule })) : []
  })
}

function ports(models: readonly Model[], configs: readonly MeshConfig[]): number[] {
  const services = configs.flatMap(({ scope }) =>
    scope.egress.flatMap(it => it.services.flatMap(service => service.ports.map(port => port.number))),
  )
  const named = models
    .flatMap(rulesForCalls)
    .flatMap(({ rule }) => [
      ...rule.matches.map(it => it.port ?? 0),
      ...rule.destinations.map(it => it.port ?? 0),
    ])
  return [...new Set([80, ...services, ...named])].filter(it => it > 0)
}
