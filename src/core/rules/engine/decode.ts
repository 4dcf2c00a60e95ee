import type { Field, Fields, FieldType } from '../../kinds/field.ts'
import { parseDuration } from '../../syntax/duration.ts'
import { base64Length } from '../../syntax/tls/base64.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { decodeNumber } from './decode-number.ts'

/** A value that Istio's reader cannot take; it then refuses the whole object and checks nothing in it. */
export interface DecodeFault {
  readonly path: Path
  readonly kind: 'type' | 'enum' | 'duration' | 'base64'
  /** Whether the API server takes the value, so that nobody else speaks of it. */
  readonly passesSchema?: boolean
}

/** What Istio's webhook reads in a spec. */
export interface Decoded {
  /**
   * Every field by its camelCase name, absent ones at their zero value: `''`, `0`, `false`, the enum's first name, `[]`,
   * an empty map. Undefined are only absent messages, durations (else bigint nanoseconds), wrapped values, bytes (else
   * their number) and members of a one-of.
   */
  readonly value: { readonly [name: string]: unknown }
  readonly faults: readonly DecodeFault[]
}

/**
 * Reads a spec as Istio's protobuf-JSON reader does: snake_case names too (camelCase wins), numbers in strings, enums by
 * number, null for absent, null items as empty messages, of a one-of's members the last. Where Istio gives up, this reads
 * on without the faulty value.
 */
export function decodeSpec(spec: Field, json: Json | undefined): Decoded {
  const faults: DecodeFault[] = []
  const value = spec.is.type === 'object' ? decodeMessage(spec.is, json ?? null, ['spec'], faults) : {}
  return { value, faults }
}

type MessageType = Extract<FieldType, { type: 'object' }>
type Message = { [name: string]: unknown }

function decodeMessage(type: MessageType, json: Json, path: Path, faults: DecodeFault[]): Message {
  const result: Message = {}
  const map = json === null ? {} : mapIn(json, path, faults)
  const inOneOf = new Set(type.oneOf?.flat())
  for (const [name, field] of Object.entries(type.fields)) {
    if (name.includes('_')) continue
    const key = keyOf(map, name)
    const raw = key === undefined ? null : (map[key] ?? null)
    if (raw !== null) result[name] = decodeValue(field.is, raw, [...path, key ?? name], faults)
    if (result[name] === undefined)
      result[name] = hasPresence(field, inOneOf.has(name)) ? undefined : zeroOf(field.is)
  }
  for (const group of type.oneOf ?? []) keepLast(group, type.fields, result)
  return result
}

/** Undefined stands for "could not be read"; the fault has been noted then. */
function decodeValue(type: FieldType, json: Json, path: Path, faults: DecodeFault[]): unknown {
  const wrong = (kind: DecodeFault['kind'] = 'type', passesSchema = false): undefined => {
    faults.push(passesSchema ? { path, kind, passesSchema } : { path, kind })
    return undefined
  }
  switch (type.type) {
    case 'string':
      if (json === null) return ''
      if (typeof json !== 'string') return wrong()
      if (type.format === 'duration') return parseDuration(json) ?? wrong('duration', !type.cel?.length)
      if (type.format === 'base64') return base64Length(json) ?? wrong('base64', true)
      return json
    case 'boolean':
      return json === null ? false : typeof json === 'boolean' ? json : wrong()
    case 'integer':
      return decodeNumber(type.format, json) ?? wrong()
    case 'number':
      return decodeNumber('double', json) ?? wrong()
    case 'enum':
      return decodeEnum(type, json) ?? wrong('enum')
    case 'object':
      return json === null || isMap(json) ? decodeMessage(type, json, path, faults) : wrong()
    case 'map':
      return decodeMap(type, mapIn(json, path, faults), path, faults)
    case 'list':
      if (!Array.isArray(json)) return wrong()
      return json.map((item, i) => decodeValue(type.items, item, [...path, i], faults) ?? zeroOf(type.items))
    case 'intOrString':
    case 'any':
      return json
  }
}

function decodeMap(
  { values, cel }: Extract<FieldType, { type: 'map' }>,
  map: { readonly [key: string]: Json },
  path: Path,
  faults: DecodeFault[],
): Message {
  const result: Message = Object.create(null)
  for (const key of Object.keys(map)) {
    // The API server drops an entry without a value before the webhook is asked.
    if (map[key] === null && values.type === 'string') continue
    // The keys of such a map are ports, and a name that is no number ends the reading.
    if (cel?.includes('port-keys') && decodeNumber('uint32', key) === undefined)
      faults.push({ path: [...path, key], kind: 'type' })
    result[key] = decodeValue(values, map[key] ?? null, [...path, key], faults) ?? zeroOf(values)
  }
  return result
}

function decodeEnum(type: Extract<FieldType, { type: 'enum' }>, json: Json): string | undefined {
  if (json === null) return type.values[0]?.name
  if (typeof json === 'string') return type.values.find(it => it.name === json)?.name
  const number = typeof json === 'number' ? decodeNumber('int32', json) : undefined
  // A number without a name is kept, as protobuf keeps it.
  return number === undefined ? undefined : (type.values[Number(number)]?.name ?? String(number))
}

/** The key under which a map has a field: its own name, or the one it has in protobuf. */
function keyOf(map: { readonly [key: string]: Json }, name: string): string | undefined {
  if (Object.hasOwn(map, name)) return name
  const snake = snakeCase(name)
  return snake !== name && Object.hasOwn(map, snake) ? snake : undefined
}

function snakeCase(name: string): string {
  if (name === 'consecutive5xxErrors') return 'consecutive_5xx_errors'
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function keepLast(group: readonly string[], fields: Fields, message: Message): void {
  const present = group.filter(it => Object.hasOwn(fields, it) && message[it] !== undefined)
  for (const name of present.slice(0, -1)) message[name] = undefined
}

/** Whether absent is something else than zero: messages, wrapped values, durations, bytes and members of a one-of. */
function hasPresence({ is, nullable }: Field, inOneOf: boolean): boolean {
  if (inOneOf || nullable || is.type === 'object') return true
  return is.type === 'string' && (is.format === 'duration' || is.format === 'base64')
}

function zeroOf(type: FieldType): unknown {
  switch (type.type) {
    case 'string':
      return ''
    case 'boolean':
      return false
    case 'integer':
      return type.format === 'uint64' || type.format === 'int64' ? 0n : 0
    case 'number':
      return 0
    case 'enum':
      return type.values[0]?.name
    case 'object':
      return decodeMessage(type, null, [], [])
    case 'map':
      return Object.create(null)
    case 'list':
      return []
    case 'intOrString':
    case 'any':
      return undefined
  }
}

function mapIn(json: Json, path: Path, faults: DecodeFault[]): { readonly [key: string]: Json } {
  if (isMap(json)) return json
  faults.push({ path, kind: 'type' })
  return {}
}
