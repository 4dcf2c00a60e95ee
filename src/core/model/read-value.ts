import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'

/**
 * Tolerant readers: each takes any value and gives what it understood of it. What is of the wrong shape reads as
 * absent; the schema rules say the rest.
 */
export type JsonMap = { readonly [key: string]: Json }

const emptyMap: JsonMap = Object.create(null)

/** A member of a map by its camelCase name, or by the snake_case one that Istio's own reader takes as well; null reads as absent. */
export function field(map: JsonMap, name: string): Json | undefined {
  if (Object.hasOwn(map, name)) return map[name] ?? undefined
  const snake = snakeCase(name)
  return snake !== name && Object.hasOwn(map, snake) ? (map[snake] ?? undefined) : undefined
}

/** Whether a member is there and not null. */
export function has(map: JsonMap, name: string): boolean {
  return field(map, name) !== undefined
}

/** The map at a member, or an empty one. */
export function mapAt(map: JsonMap, name: string): JsonMap {
  const value = field(map, name)
  return isMap(value) ? value : emptyMap
}

/** The map at a member, or undefined. */
export function optionalMapAt(map: JsonMap, name: string): JsonMap | undefined {
  const value = field(map, name)
  return isMap(value) ? value : undefined
}

/** The list at a member, or an empty one. */
export function listAt(map: JsonMap, name: string): readonly Json[] {
  const value = field(map, name)
  return Array.isArray(value) ? value : []
}

/** The items of a list of maps at a member; an item of another shape reads as an empty map, so that indices stay. */
export function mapsAt(map: JsonMap, name: string): readonly JsonMap[] {
  return listAt(map, name).map(it => (isMap(it) ? it : emptyMap))
}

/** The text at a member; numbers and booleans are no text. */
export function textAt(map: JsonMap, name: string): string | undefined {
  const value = field(map, name)
  return typeof value === 'string' ? value : undefined
}

/** The name of a value of an enum at a member, which Istio's reader takes by its number too: `values` in the order of the numbers. */
export function enumAt(map: JsonMap, name: string, values: readonly string[]): string | undefined {
  const value = field(map, name)
  return typeof value === 'number' ? values[value] : textAt(map, name)
}

/** The TLS modes of a server, in the order of their numbers. */
export const serverTlsModes = [
  'PASSTHROUGH',
  'SIMPLE',
  'MUTUAL',
  'AUTO_PASSTHROUGH',
  'ISTIO_MUTUAL',
  'OPTIONAL_MUTUAL',
] as const

/** The TLS modes of a client, in the order of their numbers. */
export const clientTlsModes = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'] as const

/** How a ServiceEntry is resolved, in the order of the numbers. */
export const resolutions = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'] as const

/** Where a ServiceEntry lies, in the order of the numbers. */
export const locations = ['MESH_EXTERNAL', 'MESH_INTERNAL'] as const

/** What a Sidecar does with calls to hosts it does not know, in the order of the numbers. */
export const outboundModes = ['REGISTRY_ONLY', 'ALLOW_ANY'] as const

/** The mutual TLS modes of a PeerAuthentication, in the order of their numbers. */
export const mutualTlsModes = ['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT'] as const

/** The actions of an AuthorizationPolicy, in the order of their numbers. */
export const authorizationActions = ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM'] as const

/** The whole number at a member; Istio's reader takes it as text too. */
export function integerAt(map: JsonMap, name: string): number | undefined {
  const value = field(map, name)
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined
}

export function booleanAt(map: JsonMap, name: string): boolean {
  return field(map, name) === true
}

/** A text of a list with its place in it. */
export interface Entry {
  readonly text: string
  readonly index: number
}

/** The texts of a list at a member, each with its index; what is no text is left out. */
export function entriesAt(map: JsonMap, name: string): readonly Entry[] {
  return listAt(map, name).flatMap((it, index) => (typeof it === 'string' ? [{ text: it, index }] : []))
}

/** The texts of a list at a member. */
export function textsAt(map: JsonMap, name: string): readonly string[] {
  return listAt(map, name).filter(it => typeof it === 'string')
}

/** Labels: the text values of a map at a member, null as an empty one, or undefined where there is no map. */
export function labelsAt(map: JsonMap, name: string): Labels | undefined {
  const value = optionalMapAt(map, name)
  if (!value) return undefined
  const labels = new Map<string, string>()
  for (const key of Object.keys(value)) {
    const label = value[key]
    if (typeof label === 'string') labels.set(key, label)
    else if (label === null) labels.set(key, '')
  }
  return labels
}

export type Labels = ReadonlyMap<string, string>

const snakeCases = new Map<string, string>()

function snakeCase(name: string): string {
  const known = snakeCases.get(name)
  if (known !== undefined) return known
  const snake = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  snakeCases.set(name, snake)
  return snake
}
