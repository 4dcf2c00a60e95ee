import { type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { RouteKind } from './kinds.ts'

/** A match of an HTTPRoute or GRPCRoute as one of a VirtualService (conversion.go, createURIMatch and beside it). */
export function istioMatch(kind: RouteKind, match: JsonMap): JsonMap {
  const known = translated.get(match)
  if (known?.kind === kind) return known.match
  const made = translate(kind, match)
  if (kind === 'GRPCRoute' && optionalMapAt(made, 'uri')?.segmentPrefix !== undefined)
    servicePrefixes.add(made)
  translated.set(match, { kind, match: made })
  return made
}

/** A match is translated for gateways, for the mesh and for the order in which rules are tried. */
const translated = new WeakMap<JsonMap, { readonly kind: RouteKind; readonly match: JsonMap }>()

/** A translated match for one port of a service in the mesh. */
export function onPort(match: JsonMap, port: number): JsonMap {
  const made = { ...match, port }
  if (isServicePrefix(match)) servicePrefixes.add(made)
  return made
}

/** Whether a translated match is for every method of a gRPC service. */
export function isServicePrefix(match: JsonMap): boolean {
  return servicePrefixes.has(match)
}

const servicePrefixes = new WeakSet<JsonMap>()

function translate(kind: RouteKind, match: JsonMap): JsonMap {
  const uri = kind === 'GRPCRoute' ? grpcPath(match) : httpPath(match)
  const method = kind === 'HTTPRoute' ? textAt(match, 'method') : undefined
  const headers = conditions(match, 'headers')
  const queryParams = kind === 'HTTPRoute' ? conditions(match, 'queryParams') : undefined
  return {
    ...(uri && { uri }),
    ...(method !== undefined && { method: { exact: method } }),
    ...(headers && { headers }),
    ...(queryParams && { queryParams }),
  }
}

function httpPath(match: JsonMap): JsonMap {
  const path = mapAt(match, 'path')
  const value = textAt(path, 'value') ?? '/'
  switch (textAt(path, 'type')) {
    case 'Exact':
      return { exact: value }
    case 'RegularExpression':
      return { regex: value }
    default:
      return prefix(value)
  }
}

/** Prefixes are of whole segments; one slash at the end makes no difference, and `/` takes everything. */
function prefix(value: string): JsonMap {
  if (value === '/') return { prefix: value }
  return { segmentPrefix: value.endsWith('/') ? value.slice(0, -1) : value }
}

/** The path of a call is `/service/method`. */
function grpcPath(match: JsonMap): JsonMap | undefined {
  const method = optionalMapAt(match, 'method')
  if (!method) return undefined
  const service = textAt(method, 'service')
  const name = textAt(method, 'method')
  const isRegex = textAt(method, 'type') === 'RegularExpression'
  if (service === undefined) return { regex: `/[^/]+/${name ?? ''}` }
  if (name === undefined) return isRegex ? { regex: `/${service}/.+` } : prefix(`/${service}/`)
  return isRegex ? { regex: `/${service}/${name}` } : { exact: `/${service}/${name}` }
}

/** Names of headers are kept as written: two that differ in letter case alone are two conditions. */
function conditions(match: JsonMap, name: 'headers' | 'queryParams'): JsonMap | undefined {
  const found: Record<string, JsonMap> = Object.create(null)
  for (const it of mapsAt(match, name)) {
    const operator = textAt(it, 'type') === 'RegularExpression' ? 'regex' : 'exact'
    found[textAt(it, 'name') ?? ''] = { [operator]: textAt(it, 'value') ?? '' }
  }
  return Object.keys(found).length > 0 ? found : undefined
}
