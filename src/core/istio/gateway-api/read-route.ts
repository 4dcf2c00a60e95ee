import { defaultedSpec } from '../../model/defaulted.ts'
import { memoByValue } from '../../model/memo.ts'
import { integerAt, type JsonMap, mapsAt, textAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'
import type { RouteKind } from './kinds.ts'

/** A route of the Gateway API as the API server keeps it: with its defaults. */
export interface Route {
  readonly kind: RouteKind
  readonly resource: Resource
  readonly parentRefs: readonly ParentRef[]
  /** Empty for any. A TCPRoute has none. */
  readonly hostnames: readonly string[]
  readonly rules: readonly RouteRule[]
}

export interface ParentRef {
  readonly index: number
  readonly group: string
  readonly kind: string
  /** As written; undefined for the route's own. */
  readonly writtenNamespace: string | undefined
  readonly namespace: string
  readonly name: string
  readonly sectionName: string | undefined
  readonly port: number | undefined
}

export interface RouteRule {
  readonly index: number
  readonly path: Path
  readonly name: string | undefined
  /** Each gives a rule of its own; a single undefined one for a rule that takes everything. */
  readonly matches: readonly (RouteMatch | undefined)[]
  readonly filters: readonly RouteFilter[]
  readonly backendRefs: readonly BackendRef[]
  readonly value: JsonMap
}

export interface RouteMatch {
  readonly path: Path
  readonly value: JsonMap
}

export interface RouteFilter {
  readonly path: Path
  readonly type: string
  readonly value: JsonMap
}

export interface BackendRef {
  readonly path: Path
  readonly group: string
  readonly kind: string
  readonly name: string
  /** As written; undefined for the route's own. */
  readonly namespace: string | undefined
  readonly port: number | undefined
  readonly weight: number
  readonly filters: readonly RouteFilter[]
}

/** The route a resource holds, read tolerantly. */
export const readRoute = memoByValue((resource): Route => {
  const kind = resource.kind as RouteKind
  const { namespace } = resource
  const spec = defaultedSpec(resource)
  return {
    kind,
    resource,
    parentRefs: mapsAt(spec, 'parentRefs').map((ref, index) => readParentRef(ref, index, namespace)),
    hostnames: kind === 'TCPRoute' ? [] : textsAt(spec, 'hostnames'),
    rules: mapsAt(spec, 'rules').map(readRule),
  }
})

function readParentRef(ref: JsonMap, index: number, own: string): ParentRef {
  const writtenNamespace = textAt(ref, 'namespace')
  return {
    index,
    group: textAt(ref, 'group') ?? '',
    kind: textAt(ref, 'kind') ?? '',
    writtenNamespace,
    namespace: writtenNamespace ?? own,
    name: textAt(ref, 'name') ?? '',
    sectionName: textAt(ref, 'sectionName'),
    port: integerAt(ref, 'port'),
  }
}

function readRule(rule: JsonMap, index: number): RouteRule {
  const path = ['spec', 'rules', index]
  const matches = mapsAt(rule, 'matches').map((value, i) => ({ path: [...path, 'matches', i], value }))
  return {
    index,
    path,
    name: textAt(rule, 'name'),
    matches: matches.length > 0 ? matches : [undefined],
    filters: readFilters(rule, path),
    backendRefs: mapsAt(rule, 'backendRefs').map((ref, i) =>
      readBackendRef(ref, [...path, 'backendRefs', i]),
    ),
    value: rule,
  }
}

function readFilters(owner: JsonMap, path: Path): RouteFilter[] {
  return mapsAt(owner, 'filters').map((value, i) => ({
    path: [...path, 'filters', i],
    type: textAt(value, 'type') ?? '',
    value,
  }))
}

/** A reference to a backend, that of a mirror too. */
export function readBackendRef(ref: JsonMap, path: Path): BackendRef {
  return {
    path,
    group: textAt(ref, 'group') ?? '',
    kind: textAt(ref, 'kind') ?? '',
    name: textAt(ref, 'name') ?? '',
    namespace: textAt(ref, 'namespace'),
    port: integerAt(ref, 'port'),
    weight: integerAt(ref, 'weight') ?? 0,
    filters: readFilters(ref, path),
  }
}
