import { memoByObject } from '../../data/memo-by-object.ts'
import type { Field, FieldType } from '../../kinds/field.ts'
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
  /** In the order of the description. */
  readonly faults: readonly DecodeFault[]
}

/**
 * Reads a spec as Istio's protobuf-JSON reader does: snake_case names too (camelCase wins), numbers in strings, enums by
 * number, null for absent, null items as empty messages, of a one-of's members the last. Where Istio gives up, this reads
 * on without the faulty value.
 */
export function decodeSpec(spec: Field, json: Json | undefined): Decoded {
  const decoded = decodeFields(spec, json, false)
  return decoded.faults.length < 2 ? decoded : decodeFields(spec, json, true)
}

function decodeFields(spec: Field, json: Json | undefined, inOrder: boolean): Decoded {
  const reading: Reading = { trail: ['spec'], faults: [], inOrder }
  const value = spec.is.type === 'object' ? decodeMessage(spec.is, json ?? null, reading) : {}
  return { value, faults: reading.faults }
}

/** Whether a value of a description can be read, where it stands by itself. */
export function isReadable(type: FieldType, json: Json): boolean {
  const reading: Reading = { trail: [], faults: [], inOrder: false }
  decodeValue(type, json, reading)
  return reading.faults.length === 0
}

type MessageType = Extract<FieldType, { type: 'object' }>
type Message = { [name: string]: unknown }

/** Where the reader is, and what it could not read so far. A path is made of the place only where something is wrong. */
interface Reading {
  readonly trail: (string | number)[]
  readonly faults: DecodeFault[]
  /** Whether fields are read in the order of the description, not of the text: it decides which of several faults comes first. */
  readonly inOrder: boolean
}

function decodeMessage(type: MessageType, json: Json, reading: Reading): Message {
  const plan = planOf(type)
  // A copy of one object is made in one go, and has room for all fields.
  const result: Message = { ...plan.absent }
  if (json === null) return result
  const map = mapIn(json, reading)
  const keys = Object.keys(map)
  if (reading.inOrder) keys.sort((a, b) => indexOf(a, plan) - indexOf(b, plan))
  for (const key of keys) {
    const field = plan.byKey.get(key)
    if (!field || map[key] === null || (key !== field.name && Object.hasOwn(map, field.name))) continue
    const value = decodeBelow(key, field.is, map[key]!, reading)
    if (value !== undefined) result[field.name] = value
  }
  for (const group of plan.oneOf) keepLast(group, result)
  return result
}

/** What is known of a message's fields before any is read. */
interface Plan {
  /** Every field as it is where nothing is written. */
  readonly absent: Message
  /** By the names under which they may be written: in camelCase, and in snake_case, as in protobuf. */
  readonly byKey: ReadonlyMap<string, PlannedField>
  readonly oneOf: readonly (readonly string[])[]
}

interface PlannedField {
  readonly name: string
  readonly index: number
  readonly is: FieldType
}

const planOf = memoByObject((type: MessageType): Plan => {
  const inOneOf = new Set(type.oneOf?.flat())
  const absent: Message = {}
  const byKey = new Map<string, PlannedField>()
  for (const [index, [name, field]] of Object.entries(type.fields).entries()) {
    if (name.includes('_')) continue
    absent[name] = hasPresence(field, inOneOf.has(name)) ? undefined : zeroOf(field.is)
    const planned = { name, index, is: field.is }
    byKey.set(name, planned)
    byKey.set(snakeCase(name), planned)
  }
  const oneOf = (type.oneOf ?? []).map(group => group.filter(it => Object.hasOwn(type.fields, it)))
  return { absent, byKey, oneOf }
})

function indexOf(key: string, { byKey }: Plan): number {
  return byKey.get(key)?.index ?? 0
}

function decodeBelow(key: string | number, type: FieldType, json: Json, reading: Reading): unknown {
  reading.trail.push(key)
  const value = decodeValue(type, json, reading)
  reading.trail.pop()
  return value
}

/** Undefined stands for "could not be read"; the fault has been noted then. */
function decodeValue(type: FieldType, json: Json, reading: Reading): unknown {
  switch (type.type) {
    case 'string':
      if (json === null) return ''
      if (typeof json !== 'string') return wrong(reading)
      if (type.format === 'duration')
        return parseDuration(json) ?? wrong(reading, 'duration', !type.cel?.length)
      if (type.format === 'base64') return base64Length(json) ?? wrong(reading, 'base64', true)
      return json
    case 'boolean':
      return json === null ? false : typeof json === 'boolean' ? json : wrong(reading)
    case 'integer':
      return decodeNumber(type.format, json) ?? wrong(reading)
    case 'number':
      return decodeNumber('double', json) ?? wrong(reading)
    case 'enum':
      return decodeEnum(type, json) ?? wrong(reading, 'enum')
    case 'object':
      return json === null || isMap(json) ? decodeMessage(type, json, reading) : wrong(reading)
    case 'map':
      return decodeMap(type, mapIn(json, reading), reading)
    case 'list':
      if (!Array.isArray(json)) return wrong(reading)
      return json.map((item, i) => decodeBelow(i, type.items, item, reading) ?? zeroOf(type.items))
    case 'intOrString':
    case 'any':
      return json
  }
}

function wrong(
  { trail, faults }: Reading,
  kind: DecodeFault['kind'] = 'type',
  passesSchema = false,
): undefined {
  const path = [...trail]
  faults.push(passesSchema ? { path, kind, passesSchema } : { path, kind })
  return undefined
}

function decodeMap(
  { values, cel }: Extract<FieldType, { type: 'map' }>,
  map: { readonly [key: string]: Json },
  reading: Reading,
): Message {
  const result: Message = Object.create(null)
  for (const key of Object.keys(map)) {
    // The API server drops an entry without a value before the webhook is asked.
    if (map[key] === null && values.type === 'string') continue
    // The keys of such a map are ports, and a name that is no number ends the reading.
    if (cel?.includes('port-keys') && decodeNumber('uint32', key) === undefined)
      reading.faults.push({ path: [...reading.trail, key], kind: 'type' })
    result[key] = decodeBelow(key, values, map[key] ?? null, reading) ?? zeroOf(values)
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

function snakeCase(name: string): string {
  if (name === 'consecutive5xxErrors') return 'consecutive_5xx_errors'
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function keepLast(group: readonly string[], message: Message): void {
  const present = group.filter(it => message[it] !== undefined)
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
      return decodeMessage(type, null, { trail: [], faults: [], inOrder: false })
    case 'map':
      return noEntries
    case 'list':
      return noItems
    case 'intOrString':
    case 'any':
      return undefined
  }
}

/** Nobody changes what was read, so what is empty is so for all. */
const noEntries: object = Object.freeze(Object.create(null))
const noItems: readonly unknown[] = Object.freeze([])

function mapIn(json: Json, { trail, faults }: Reading): { readonly [key: string]: Json } {
  if (isMap(json)) return json
  faults.push({ path: [...trail], kind: 'type' })
  return {}
}
