import type { CelRule, EnumValue, Field, Fields, FieldType, StringFormat } from './field.ts'

/** The words in which kinds are described; each makes one piece of a description. */

/** A field: what it holds, one sentence about it, and what else is known of it. */
export function field(is: FieldType, doc: string, more: Omit<Field, 'is' | 'doc'> = {}): Field {
  return { is, doc, ...more }
}

/** A field that the CRD asks for. */
export function required(is: FieldType, doc: string, more: Omit<Field, 'is' | 'doc'> = {}): Field {
  return { is, doc, required: true, ...more }
}

interface TextBounds {
  readonly maxLength?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly cel?: readonly CelRule[]
}

/** A string, and what it means beyond being one. */
export function text(format?: StringFormat, bounds: TextBounds = {}): FieldType {
  return { type: 'string', ...(format && { format }), ...bounds }
}

/** A list of strings. */
export function texts(format?: StringFormat, bounds: TextBounds = {}): FieldType {
  return listOf(text(format, bounds))
}

export const flag: FieldType = { type: 'boolean' }

/** Digits only, within 32 bits and a sign. */
export const int32: FieldType = { type: 'integer', format: 'int32' }

/** A whole number of 32 bits that is not below the one bound nor above the other. */
export function int32Between(minimum: number, maximum?: number): FieldType {
  return { type: 'integer', format: 'int32', minimum, ...(maximum !== undefined && { maximum }) }
}

/** From 0 to 4294967295. */
export const uint32: FieldType = { type: 'integer', format: 'uint32' }

/** From 0. */
export const uint64: FieldType = { type: 'integer', format: 'uint64' }

/** A number with or without a fraction. */
export const double: FieldType = { type: 'number' }

/** A duration that the API server reads: at least a millisecond. */
export const duration: FieldType = text('duration', { cel: ['duration'] })

/** A duration that the API server takes for plain text; the webhook reads it. */
export const looseDuration: FieldType = text('duration')

/** An object with these fields, written in this order. */
export function object(
  fields: Fields,
  more: {
    oneOf?: readonly (readonly string[])[]
    cel?: readonly CelRule[]
    open?: boolean
    ipByType?: true
  } = {},
): FieldType {
  return { type: 'object', fields, ...more }
}

/** A list of values of one type. */
export function listOf(
  items: FieldType,
  more: {
    minItems?: number
    maxItems?: number
    listMapKeys?: readonly string[]
    cel?: readonly CelRule[]
  } = {},
): FieldType {
  return { type: 'list', items, ...more }
}

/** A list in which nothing stands twice. */
export function setOf(
  items: FieldType,
  more: { minItems?: number; maxItems?: number; cel?: readonly CelRule[] } = {},
): FieldType {
  return { ...listOf(items, more), isSet: true } as FieldType
}

/** A map from any key to values of one type. */
export function mapOf(
  values: FieldType,
  more: { minProperties?: number; maxProperties?: number; cel?: readonly CelRule[] } = {},
): FieldType {
  return { type: 'map', values, ...more }
}

/** One of some names, each with a sentence; the first is the value that an absent field has. */
export function choice(values: { readonly [name: string]: string | Omit<EnumValue, 'name'> }): FieldType {
  return {
    type: 'enum',
    values: Object.entries(values).map(([name, about]) =>
      typeof about === 'string' ? { name, doc: about } : { name, ...about },
    ),
  }
}
