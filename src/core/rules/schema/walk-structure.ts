import { memoByObject } from '../../data/memo-by-object.ts'
import { withDefaults } from '../../kinds/defaults.ts'
import type { CelRule, Fields, FieldType, Shape } from '../../kinds/field.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { StructureFault } from './structure-fault.ts'

/** A value of the right type to which the CRD attaches CEL rules, with what the API server fills in. */
export interface CelNode {
  readonly path: Path
  readonly value: Json
  readonly rules: readonly CelRule[]
  /** The place as the API server names it: keys of maps in brackets. */
  readonly name: string
}

export interface Walk {
  readonly faults: readonly StructureFault[]
  readonly celNodes: readonly CelNode[]
}

/** Who reads: the validation of a custom resource, or Go's JSON decoder, which takes null for any type. */
export type Reader = 'custom-resource' | 'decoder'

/**
 * Holds a value against its description as the API server does: fields that the description lacks are told and dropped,
 * everything else is checked to the end. `defaulted` is the value with its defaults. Follows kube-openapi's validators and the
 * pruning of structural schemas.
 */
export function walkStructure(
  value: Json,
  type: FieldType,
  path: Path,
  reader: Reader,
  defaulted = withDefaults(value, type) as Json,
): Walk {
  const faults: StructureFault[] = []
  const celNodes: CelNode[] = []
  // Most places have nothing wrong with them, so a path is made only of one that has.
  const trail = [...path]
  const inBrackets = trail.map(() => false)
  visit(value, defaulted, type)
  return { faults, celNodes }

  // Defaults add to a value and leave its places as they are: the whole has them once for all that is within.
  function visitBelow(
    key: string | number,
    value: Json,
    whole: Json,
    type: FieldType,
    bracketed: boolean,
  ): void {
    trail.push(key)
    inBrackets.push(bracketed)
    visit(value, whole, type)
    trail.pop()
    inBrackets.pop()
  }

  function visit(value: Json, whole: Json, type: FieldType): void {
    if (value === null) {
      if (reader === 'custom-resource') faults.push({ fault: 'null', path: [...trail], type })
      return
    }
    const before = faults.length
    switch (type.type) {
      case 'object':
        visitObject(value, whole, type)
        break
      case 'map':
        visitMap(value, whole, type)
        break
      case 'list':
        visitList(value, whole, type)
        break
      case 'any':
        if (type.only === 'object' && !isMap(value)) wrongType(value, type)
        return
      default:
        visitScalar(value, type)
    }
    if (!type.cel?.length) return
    const fits =
      faults.length === before ||
      faults.slice(before).every(it => it.fault !== 'type' || it.path.length > trail.length)
    if (fits)
      celNodes.push({
        path: [...trail],
        value: whole,
        rules: type.cel,
        name: nameOfPlace(),
      })
  }

  function nameOfPlace(): string {
    return trail.map((step, i) => (inBrackets[i] ? `[${step}]` : i === 0 ? `${step}` : `.${step}`)).join('')
  }

  function visitObject(value: Json, whole: Json, type: Extract<Shape, { type: 'object' }>): void {
    if (!isMap(value)) {
      wrongType(value, type)
      return
    }
    for (const key of Object.keys(value)) {
      const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined
      const item = value[key]!
      if (!field) {
        if (!type.open) faults.push({ fault: 'unknown', path: [...trail, key], fields: type.fields })
      } else if (item !== null) visitBelow(key, item, below(whole, key, item), field.is, false)
      else if (!field.nullable) dropNull(key, field.is)
    }
    for (const key of requiredOf(type.fields))
      if (!isThere(value, key, type.fields))
        faults.push({ fault: 'required', path: [...trail, key], field: type.fields[key]! })
    for (const group of type.oneOf ?? []) {
      const present = group.filter(it => isThere(value, it, type.fields))
      if (present.length > 1) faults.push({ fault: 'one-of', path: [...trail], present })
    }
    if (type.ipByType) addAddressFaults(faults, value, trail)
  }

  function visitMap(value: Json, whole: Json, type: Extract<Shape, { type: 'map' }>): void {
    if (!isMap(value)) {
      wrongType(value, type)
      return
    }
    for (const key of Object.keys(value)) if (value[key] === null) dropNull(key, type.values)
    const keys = Object.keys(value).filter(it => value[it] !== null)
    const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = type
    if (keys.length < minProperties)
      faults.push({ fault: 'min-properties', path: [...trail], size: keys.length, bound: minProperties })
    else if (keys.length > maxProperties)
      faults.push({ fault: 'max-properties', path: [...trail], size: keys.length, bound: maxProperties })
    for (const key of keys) visitBelow(key, value[key]!, below(whole, key, value[key]!), type.values, true)
  }

  /** A null under a key is taken out before anything is checked, unless the field may be null; a null item stays. */
  function dropNull(key: string, type: FieldType): void {
    if (reader === 'custom-resource') faults.push({ fault: 'dropped-null', path: [...trail, key], type })
  }

  function visitList(value: Json, whole: Json, type: Extract<Shape, { type: 'list' }>): void {
    if (!Array.isArray(value)) {
      wrongType(value, type)
      return
    }
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, listMapKeys } = type
    if (value.length < minItems)
      faults.push({ fault: 'min-items', path: [...trail], size: value.length, bound: minItems })
    if (value.length > maxItems)
      faults.push({ fault: 'max-items', path: [...trail], size: value.length, bound: maxItems })
    for (const [i, item] of value.entries()) visitBelow(i, item, below(whole, i, item), type.items, true)
    if (listMapKeys && value.length > 1) faults.push(...repeatedItems(value, listMapKeys, [...trail]))
    if (type.isSet && value.length > 1) faults.push(...repeatedValues(value, [...trail]))
  }

  function visitScalar(value: Json, type: FieldType): void {
    switch (type.type) {
      case 'string':
        if (typeof value === 'string') addTextFaults(faults, value, type, trail, reader)
        // The API server takes a list for base64: a gap of its own, and the webhook stops it.
        else if (!(Array.isArray(value) && type.format === 'base64')) wrongType(value, type)
        return
      case 'enum':
        if (typeof value !== 'string') wrongType(value, type)
        else if (!type.values.some(it => it.name === value))
          faults.push({ fault: 'enum', path: [...trail], value, type })
        return
      case 'boolean':
        if (typeof value !== 'boolean') wrongType(value, type)
        return
      case 'integer':
        if (typeof value !== 'number' || !isInt64(value)) wrongType(value, type)
        else addIntegerFaults(faults, value, type, trail)
        return
      case 'number':
        if (typeof value !== 'number' || !Number.isFinite(value)) wrongType(value, type)
        else addBoundFaults(faults, value, type.minimum, type.maximum, trail)
        return
      default:
        if (typeof value !== 'string' && !(typeof value === 'number' && isInt32(value)))
          wrongType(value, type)
    }
  }

  function wrongType(value: Json, type: FieldType): void {
    faults.push({ fault: 'type', path: [...trail], value, type })
    pruneAll(value, trail)
  }

  /** Under a description that knows no keys, every key of every map is dropped. */
  function pruneAll(value: Json, path: Path): void {
    if (isMap(value))
      for (const key of Object.keys(value))
        faults.push({ fault: 'unknown', path: [...path, key], fields: none })
    else if (Array.isArray(value)) value.forEach((item, i) => void pruneAll(item, [...path, i]))
  }
}

/** What stands at a key or an index of a whole value; what of it has no such place is as it was given. */
function below(whole: Json, key: string | number, given: Json): Json {
  if (typeof whole !== 'object' || whole === null) return given
  return (whole as { readonly [key: string | number]: Json })[key] ?? given
}

function isThere(value: { readonly [key: string]: Json }, key: string, fields: Fields): boolean {
  return Object.hasOwn(value, key) && (value[key] !== null || fields[key]?.nullable === true)
}

/** The names of the required among some fields; asked for every object that has these fields. */
const requiredOf = memoByObject((fields: Fields): readonly string[] =>
  Object.keys(fields).filter(it => fields[it]!.required),
)

const none: Fields = {}

function addTextFaults(
  faults: StructureFault[],
  value: string,
  {
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    pattern,
    format,
  }: Extract<Shape, { type: 'string' }>,
  trail: Path,
  reader: Reader,
): void {
  if (value.length < minLength || value.length > maxLength) {
    const size = [...value].length
    if (size < minLength) faults.push({ fault: 'min-length', path: [...trail], size, bound: minLength })
    if (size > maxLength) faults.push({ fault: 'max-length', path: [...trail], size, bound: maxLength })
  }
  if (pattern !== undefined && !expressionOf(pattern).test(value))
    faults.push({ fault: 'pattern', path: [...trail], value, pattern })
  if (format === 'base64' && !isBase64(value, reader))
    faults.push({ fault: 'base64', path: [...trail], value })
  if (format === 'date-time' && reader === 'decoder' && !isTime(value))
    faults.push({ fault: 'time', path: [...trail], value })
}

/** The descriptions have a few patterns, asked of every object. */
function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known) return known
  const expression = new RegExp(pattern, 'u')
  expressions.set(pattern, expression)
  return expression
}

const expressions = new Map<string, RegExp>()

/** A time as RFC 3339 has it; Go's decoder takes no other form. */
function isTime(text: string): boolean {
  const found = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text)
  if (!found) return false
  const day = new Date(`${found[1]}T00:00:00Z`)
  return day.toJSON()?.startsWith(found[1]!) === true && !Number.isNaN(Date.parse(text.replace(',', '.')))
}

function addIntegerFaults(
  faults: StructureFault[],
  value: number,
  { format, minimum, maximum, values }: Extract<Shape, { type: 'integer' }>,
  trail: Path,
): void {
  if (values && !values.includes(value)) {
    faults.push({ fault: 'number-choice', path: [...trail], value, values })
    return
  }
  if (format === 'int32' && !isInt32(value)) faults.push({ fault: 'int32', path: [...trail], value })
  addBoundFaults(
    faults,
    value,
    minimum ?? (format.startsWith('uint') ? 0 : undefined),
    maximum ?? (format === 'uint32' ? 4294967295 : undefined),
    trail,
  )
}

function addBoundFaults(
  faults: StructureFault[],
  value: number,
  minimum: number | undefined,
  maximum: number | undefined,
  trail: Path,
): void {
  if (minimum !== undefined && value < minimum)
    faults.push({ fault: 'minimum', path: [...trail], value, bound: minimum })
  else if (maximum !== undefined && value > maximum)
    faults.push({ fault: 'maximum', path: [...trail], value, bound: maximum })
}

/** As the API server reports them: for each key only the first repetition, and none when an item is no object. */
function repeatedItems(items: readonly Json[], keys: readonly string[], path: Path): StructureFault[] {
  if (items.some(it => it !== null && !isMap(it))) return []
  const seen = new Map<string, { first: number; times: number }>()
  return items.flatMap((item, i): StructureFault[] => {
    const present = keys.filter(key => isMap(item) && Object.hasOwn(item, key))
    const id = JSON.stringify(present.map(key => [key, isMap(item) ? item[key] : null]))
    const earlier = seen.get(id)
    seen.set(id, { first: earlier?.first ?? i, times: (earlier?.times ?? 0) + 1 })
    if (earlier?.times !== 1) return []
    return [{ fault: 'duplicate', path: [...path, i], keys, first: earlier.first }]
  })
}

/** An address of the type `IPAddress`, or of none, is one whatever else is wrong with it. */
function addAddressFaults(
  faults: StructureFault[],
  { type = null, value = null }: { readonly [key: string]: Json },
  trail: Path,
): void {
  if (value === null || (type !== null && type !== 'IPAddress')) return
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (typeof value !== 'string' || !isLooseIpAddress(text))
    faults.push({ fault: 'ip-address', path: [...trail, 'value'], value: text })
}

/** The API server's own reader of addresses takes leading zeros in an IPv4 address, and no zone. */
function isLooseIpAddress(text: string): boolean {
  if (text.includes('%')) return false
  const plain = text.replace(/(?:\d{1,9}\.){3}\d{1,9}$/, it => it.split('.').map(Number).join('.'))
  return isIpAddress(plain)
}

/** As for the items of maps, for the values of a set. */
function repeatedValues(items: readonly Json[], path: Path): StructureFault[] {
  const seen = new Map<string, { first: number; times: number }>()
  return items.flatMap((item, i): StructureFault[] => {
    const id = JSON.stringify(item)
    const earlier = seen.get(id)
    seen.set(id, { first: earlier?.first ?? i, times: (earlier?.times ?? 0) + 1 })
    return earlier?.times === 1
      ? [{ fault: 'repeated', path: [...path, i], value: item, first: earlier.first }]
      : []
  })
}

// The API server's check of custom resources asks for one group at least; Go's decoder takes nothing, and skips line ends.
function isBase64(value: string, reader: Reader): boolean {
  const text = reader === 'decoder' ? value.replace(/[\r\n]/g, '') : value
  if (text === '') return reader === 'decoder'
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -2147483648 && value <= 2147483647
}

// Beyond 64 bits a number is read with a fraction, and then it is no integer.
function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63
}
