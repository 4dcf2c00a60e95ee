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
 * everything else is checked to the end. Follows kube-openapi's validators and the pruning of structural schemas.
 */
export function walkStructure(value: Json, type: FieldType, path: Path, reader: Reader): Walk {
  const faults: StructureFault[] = []
  const celNodes: CelNode[] = []
  visit(value, type, path, path.join('.'))
  return { faults, celNodes }

  function visit(value: Json, type: FieldType, path: Path, name: string): void {
    if (value === null) {
      if (reader === 'custom-resource') faults.push({ fault: 'null', path, type })
      return
    }
    const before = faults.length
    switch (type.type) {
      case 'object':
        visitObject(value, type, path, name)
        break
      case 'map':
        visitMap(value, type, path, name)
        break
      case 'list':
        visitList(value, type, path, name)
        break
      case 'any':
        if (type.only === 'object' && !isMap(value)) wrongType(value, type, path)
        return
      default:
        visitScalar(value, type, path)
    }
    const fits = faults.slice(before).every(it => it.fault !== 'type' || it.path.length > path.length)
    if (fits && type.cel?.length)
      celNodes.push({ path, value: withDefaults(value, type) as Json, rules: type.cel, name })
  }

  function visitObject(
    value: Json,
    type: Extract<Shape, { type: 'object' }>,
    path: Path,
    name: string,
  ): void {
    if (!isMap(value)) {
      wrongType(value, type, path)
      return
    }
    for (const key of Object.keys(value)) {
      const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined
      const item = value[key]!
      if (!field) {
        if (!type.open) faults.push({ fault: 'unknown', path: [...path, key], fields: type.fields })
      } else if (item !== null) visit(item, field.is, [...path, key], name ? `${name}.${key}` : key)
      else if (!field.nullable) dropNull([...path, key], field.is)
    }
    const isThere = (key: string): boolean =>
      Object.hasOwn(value, key) && (value[key] !== null || type.fields[key]?.nullable === true)
    for (const [key, field] of Object.entries(type.fields)) {
      if (field.required && !isThere(key)) faults.push({ fault: 'required', path: [...path, key], field })
    }
    for (const group of type.oneOf ?? []) {
      const present = group.filter(isThere)
      if (present.length > 1) faults.push({ fault: 'one-of', path, present })
    }
    const { type: addressType = null, value: address } = value
    if (type.ipByType && (addressType === null || addressType === 'IPAddress') && typeof address === 'string')
      if (!isIpAddress(address))
        faults.push({ fault: 'ip-address', path: [...path, 'value'], value: address })
  }

  function visitMap(value: Json, type: Extract<Shape, { type: 'map' }>, path: Path, name: string): void {
    if (!isMap(value)) {
      wrongType(value, type, path)
      return
    }
    for (const key of Object.keys(value)) if (value[key] === null) dropNull([...path, key], type.values)
    const keys = Object.keys(value).filter(it => value[it] !== null)
    const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = type
    if (keys.length < minProperties)
      faults.push({ fault: 'min-properties', path, size: keys.length, bound: minProperties })
    else if (keys.length > maxProperties)
      faults.push({ fault: 'max-properties', path, size: keys.length, bound: maxProperties })
    else for (const key of keys) visit(value[key]!, type.values, [...path, key], `${name}[${key}]`)
  }

  /** A null under a key is taken out before anything is checked, unless the field may be null; a null item stays. */
  function dropNull(path: Path, type: FieldType): void {
    if (reader === 'custom-resource') faults.push({ fault: 'dropped-null', path, type })
  }

  function visitList(value: Json, type: Extract<Shape, { type: 'list' }>, path: Path, name: string): void {
    if (!Array.isArray(value)) {
      wrongType(value, type, path)
      return
    }
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, listMapKeys } = type
    if (value.length < minItems)
      faults.push({ fault: 'min-items', path, size: value.length, bound: minItems })
    if (value.length > maxItems)
      faults.push({ fault: 'max-items', path, size: value.length, bound: maxItems })
    value.forEach((item, i) => {
      visit(item, type.items, [...path, i], `${name}[${i}]`)
    })
    if (listMapKeys) faults.push(...repeatedItems(value, listMapKeys, path))
    if (type.isSet) faults.push(...repeatedValues(value, path))
  }

  function visitScalar(value: Json, type: FieldType, path: Path): void {
    switch (type.type) {
      case 'string':
        if (typeof value === 'string') faults.push(...textFaults(value, type, path, reader))
        // The API server takes a list for base64: a gap of its own, and the webhook stops it.
        else if (!(Array.isArray(value) && type.format === 'base64')) wrongType(value, type, path)
        return
      case 'enum':
        if (typeof value !== 'string') wrongType(value, type, path)
        else if (!type.values.some(it => it.name === value)) faults.push({ fault: 'enum', path, value, type })
        return
      case 'boolean':
        if (typeof value !== 'boolean') wrongType(value, type, path)
        return
      case 'integer':
        if (typeof value !== 'number' || !isInt64(value)) wrongType(value, type, path)
        else faults.push(...integerFaults(value, type, path))
        return
      case 'number':
        if (typeof value !== 'number' || !Number.isFinite(value)) wrongType(value, type, path)
        else faults.push(...boundFaults(value, type.minimum, type.maximum, path))
        return
      default:
        if (typeof value !== 'string' && !(typeof value === 'number' && isInt32(value)))
          wrongType(value, type, path)
    }
  }

  function wrongType(value: Json, type: FieldType, path: Path): void {
    faults.push({ fault: 'type', path, value, type })
    pruneAll(value, path)
  }

  /** Under a description that knows no keys, every key of every map is dropped. */
  function pruneAll(value: Json, path: Path): void {
    if (isMap(value))
      for (const key of Object.keys(value))
        faults.push({ fault: 'unknown', path: [...path, key], fields: none })
    else if (Array.isArray(value)) value.forEach((item, i) => void pruneAll(item, [...path, i]))
  }
}

const none: Fields = {}

function textFaults(
  value: string,
  {
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    pattern,
    format,
  }: Extract<Shape, { type: 'string' }>,
  path: Path,
  reader: Reader,
): StructureFault[] {
  const faults: StructureFault[] = []
  if (value.length < minLength || value.length > maxLength) {
    const size = [...value].length
    if (size < minLength) faults.push({ fault: 'min-length', path, size, bound: minLength })
    if (size > maxLength) faults.push({ fault: 'max-length', path, size, bound: maxLength })
  }
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    faults.push({ fault: 'pattern', path, value, pattern })
  if (format === 'base64' && !isBase64(value, reader)) faults.push({ fault: 'base64', path, value })
  if (format === 'date-time' && reader === 'decoder' && !isTime(value))
    faults.push({ fault: 'time', path, value })
  return faults
}

/** A time as RFC 3339 has it; Go's decoder takes no other form. */
function isTime(text: string): boolean {
  const found = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text)
  if (!found) return false
  const day = new Date(`${found[1]}T00:00:00Z`)
  return day.toJSON()?.startsWith(found[1]!) === true && !Number.isNaN(Date.parse(text.replace(',', '.')))
}

function integerFaults(
  value: number,
  { format, minimum, maximum, values }: Extract<Shape, { type: 'integer' }>,
  path: Path,
): StructureFault[] {
  if (values && !values.includes(value)) return [{ fault: 'number-choice', path, value, values }]
  const faults = boundFaults(
    value,
    minimum ?? (format.startsWith('uint') ? 0 : undefined),
    maximum ?? (format === 'uint32' ? 4294967295 : undefined),
    path,
  )
  return format === 'int32' && !isInt32(value) ? [{ fault: 'int32', path, value }, ...faults] : faults
}

function boundFaults(
  value: number,
  minimum: number | undefined,
  maximum: number | undefined,
  path: Path,
): StructureFault[] {
  if (minimum !== undefined && value < minimum) return [{ fault: 'minimum', path, value, bound: minimum }]
  if (maximum !== undefined && value > maximum) return [{ fault: 'maximum', path, value, bound: maximum }]
  return []
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
