import { freeNameAmong } from '../../data/free-name.ts'
import { builtGateways } from '../../istio/gateway-api/gateways.ts'
import type { RouteKind } from '../../istio/gateway-api/kinds.ts'
import { listenerConflicts } from '../../istio/gateway-api/listener-conflicts.ts'
import { type BuiltListener, buildListener } from '../../istio/gateway-api/listeners.ts'
import { readListener } from '../../istio/gateway-api/read-listeners.ts'
import type { ParentRef, Route } from '../../istio/gateway-api/read-route.ts'
import { denialBy } from '../../istio/gateway-api/route-parents.ts'
import type { Model } from '../../model/model.ts'
import { type JsonMap, mapAt } from '../../model/read-value.ts'
import { allOf } from '../../operations/all-of.ts'
import { insertItem } from '../../operations/insert-item.ts'
import { listenerNameFor } from '../../operations/listener-name.ts'
import { byNames } from '../../operations/open-door.ts'
import { setField } from '../../operations/set-field.ts'
import { isMap } from '../../yaml/is-map.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { FindingFix } from '../define-rule.ts'

/** A listener that is to be added, as it is written. */
type Draft = { readonly [field: string]: Json }

/** A listener of its own for each hostname of a route, like one that is there; offered where it takes the route. */
export function listenerForHostnames(
  model: Model,
  route: Route,
  ref: ParentRef,
  likely: readonly BuiltListener[],
): FindingFix[] {
  const { hostnames } = route
  if (hostnames.length === 0 || hostnames.length > (ref.sectionName === undefined ? 4 : 1)) return []
  for (const like of likely) {
    const written = valueAt(like.owner.value, like.path)
    if (!isMap(written as Json)) continue
    const drafts: Draft[] = []
    for (const hostname of hostnames) {
      const name = listenerNameFor(hostname, [...namesOf(like), ...drafts.map(it => it.name)])
      const draft = { ...(written as Draft), name, hostname }
      drafts.push(letsIn(like, route) ? draft : open(draft, route, like))
    }
    if (isAccepted(model, route, ref, like, drafts))
      return [
        added(`Add a listener for ${hostnames.join(', ')} to ${like.owner.name}`, like, drafts, route, ref),
      ]
  }
  return []
}

/** A listener of the name, the port or the protocol that a route asks for; offered where it takes the route. */
export function listenerOfKind(
  model: Model,
  route: Route,
  ref: ParentRef,
  beside: BuiltListener,
): FindingFix[] {
  const { protocol, ports, tls } = usual[route.kind]
  // What is secret about such a listener, nobody can guess.
  if (/https|tls/i.test(ref.sectionName ?? '') && route.kind !== 'TLSRoute') return []
  const backend = route.rules[0]?.backendRefs[0]?.port
  const wanted =
    ref.port === undefined
      ? [...(route.kind === 'TCPRoute' && backend ? [backend] : []), ...ports]
      : [ref.port]
  const name = ref.sectionName ?? freeNameAmong(namesOf(beside), protocol.toLowerCase())
  const [hostname, ...more] = route.hostnames
  for (const port of wanted) {
    const isOne = hostname !== undefined && more.length === 0 && route.kind !== 'TCPRoute'
    const draft = { name, port, protocol, ...(isOne && { hostname }), ...(tls && { tls }) }
    const opened = route.resource.namespace === beside.owner.namespace ? draft : open(draft, route, beside)
    if (!isAccepted(model, route, ref, beside, [opened])) continue
    const title = `Add listener ${name} for ${protocol} on port ${port} to ${beside.owner.name}`
    return [added(title, beside, [opened], route, ref)]
  }
  return []
}

const usual: {
  readonly [kind in RouteKind]: {
    readonly protocol: string
    readonly ports: readonly number[]
    readonly tls?: Draft
  }
} = {
  HTTPRoute: { protocol: 'HTTP', ports: [80, 8080, 8081, 8082] },
  GRPCRoute: { protocol: 'HTTP', ports: [80, 8080, 8081, 8082] },
  TLSRoute: { protocol: 'TLS', ports: [443, 8443, 9443], tls: { mode: 'Passthrough' } },
  TCPRoute: { protocol: 'TCP', ports: [9000, 9001, 9002] },
}

/** Lets the namespaces of the Gateway and of the route in. */
function open(draft: Draft, { resource }: Route, { owner }: BuiltListener): Draft {
  const namespaces = byNames([owner.namespace, resource.namespace])
  return { ...draft, allowedRoutes: { ...mapAt(draft, 'allowedRoutes'), namespaces } }
}

function letsIn({ hosts }: BuiltListener, { resource }: Route): boolean {
  return hosts.some(it => it.startsWith('*/') || it.startsWith(`${resource.namespace}/`))
}

/** Whether the Gateway serves the listeners with those it has, and they take the route. */
function isAccepted(
  model: Model,
  route: Route,
  ref: ParentRef,
  { owner, gateway }: BuiltListener,
  drafts: readonly Draft[],
): boolean {
  const built = builtGateways(model).find(it => it.resource.id === gateway.id)
  if (built?.role !== 'managed') return false
  const there = [...built.listeners, ...built.sets.flatMap(it => it.listeners)]
  const listeners = drafts.map((draft, i) => readListener(owner, defaulted(draft), there.length + i))
  if (there.filter(it => it.owner.id === owner.id).length + drafts.length > 64) return false
  const conflicts = listenerConflicts([...there, ...listeners])
  return listeners.every(it => {
    const listener = buildListener(model, it, gateway, built.role, conflicts.get(it))
    const named = { ...ref, sectionName: ref.sectionName === undefined ? undefined : it.name }
    return listener.isServed && !denialBy(listener, route, named)
  })
}

/** As the API server completes it. */
function defaulted(draft: Draft): JsonMap {
  const allowed = mapAt(draft, 'allowedRoutes')
  return {
    ...draft,
    allowedRoutes: { ...allowed, namespaces: { from: 'Same', ...mapAt(allowed, 'namespaces') } },
    ...(isMap(draft.tls) && { tls: { mode: 'Terminate', ...draft.tls } }),
  }
}

function added(
  title: string,
  { owner }: BuiltListener,
  drafts: readonly Draft[],
  route: Route,
  ref: ParentRef,
): FindingFix {
  const list = { resource: owner.id, path: ['spec', 'listeners'] }
  const steps = drafts.map(it => insertItem(list, Number.POSITIVE_INFINITY, it))
  const section = { resource: route.resource.id, path: ['spec', 'parentRefs', ref.index, 'sectionName'] }
  const name = drafts[0]?.name
  if (ref.sectionName !== undefined && name !== undefined && name !== ref.sectionName)
    steps.push(setField(section, name))
  return { title, operation: () => allOf(title, steps) }
}

function namesOf({ owner }: BuiltListener): readonly Json[] {
  const listeners = owner.spec.listeners
  return Array.isArray(listeners) ? listeners.map(it => (isMap(it) ? (it.name ?? null) : null)) : []
}
