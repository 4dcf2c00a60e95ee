import { expect } from 'vitest'
import type { CelRule, Field, FieldType } from '../core/kinds/field.ts'

/** A schema as a CRD has it. */
export interface Schema {
  readonly type?: string
  readonly properties?: Record<string, Schema>
  readonly required?: string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema
  readonly 'x-kubernetes-validations'?: { rule: string }[]
  readonly [key: string]: unknown
}

/**
 * A field as it is described, in a form to compare with that of a schema. Both sides are brought to one form in which nothing is
 * left out: a part of the schema that this does not know stays in and fails.
 */
export function describedForm(
  { is, required, nullable, defaulted }: Pick<Field, 'is' | 'required' | 'nullable' | 'defaulted'>,
  rulesOf: (name: CelRule) => readonly string[],
): Record<string, unknown> {
  return {
    ...shape(is, rulesOf),
    ...(required && { required: true }),
    ...(nullable && { nullable: true }),
    ...(defaulted !== undefined && { default: defaulted }),
  }
}

function shape(type: FieldType, rulesOf: (name: CelRule) => readonly string[]): Record<string, unknown> {
  const rules = type.cel?.length ? { rules: type.cel.flatMap(rulesOf).sort() } : {}
  switch (type.type) {
    case 'object':
      return {
        type: 'object',
        fields: Object.fromEntries(
          Object.entries(type.fields).map(([name, it]) => [name, describedForm(it, rulesOf)]),
        ),
        ...(type.ipByType && { ipByType: true }),
        ...(type.oneOf && { oneOf: type.oneOf.map(it => [...it]) }),
        ...rules,
      }
    case 'map':
      return {
        type: 'object',
        values: shape(type.values, rulesOf),
        ...bounds({ minProperties: type.minProperties, maxProperties: type.maxProperties }),
        ...rules,
      }
    case 'list':
      return {
        type: 'array',
        items: shape(type.items, rulesOf),
        ...bounds({ minItems: type.minItems, maxItems: type.maxItems }),
        ...(type.listMapKeys && { listMapKeys: type.listMapKeys }),
        ...(type.isSet && { isSet: true }),
        ...rules,
      }
    case 'enum':
      return { type: 'string', enum: type.values.map(it => it.name), ...rules }
    case 'string':
      return {
        type: 'string',
        ...bounds({ minLength: type.minLength, maxLength: type.maxLength, pattern: type.pattern }),
        ...(type.format === 'base64' && { format: 'byte' }),
        ...(type.format === 'date-time' && { format: 'date-time' }),
        ...rules,
      }
    case 'integer':
      return {
        type: 'integer',
        ...(type.format === 'int32' && { format: 'int32' }),
        ...(type.values && { enum: type.values }),
        ...bounds({
          minimum: type.minimum ?? (type.format.startsWith('uint') ? 0 : undefined),
          maximum: type.maximum ?? (type.format === 'uint32' ? 4294967295 : undefined),
        }),
        ...rules,
      }
    case 'number':
      return {
        type: 'number',
        format: 'double',
        ...bounds({ minimum: type.minimum, maximum: type.maximum }),
        ...rules,
      }
    case 'any':
      return { type: type.only, preserve: true }
    case 'boolean':
      return { type: 'boolean' }
    case 'intOrString':
      return { type: 'intOrString' }
  }
}

/** A schema in that form. `condition` brings a CEL rule to the words in which it is told. */
export function schemaForm(
  schema: Schema,
  condition: (rule: string) => string = it => it,
): Record<string, unknown> {
  const {
    properties,
    required = [],
    items,
    additionalProperties,
    oneOf,
    allOf,
    format,
    'x-kubernetes-validations': validations,
    'x-kubernetes-list-map-keys': listMapKeys,
    'x-kubernetes-list-type': listType,
    'x-kubernetes-map-type': _,
    'x-kubernetes-preserve-unknown-fields': preserve,
    ...rest
  } = schema
  const rules = [
    ...new Set((validations ?? []).map(it => condition(it.rule.replace(/\s+/g, ' ').trim()))),
  ].sort()
  const isAddress = JSON.stringify(oneOf) === addressForms
  const groups = [
    ...(oneOf && !isAddress ? [oneOf] : []),
    ...((allOf as Schema[] | undefined)?.map(it => it.oneOf) ?? []),
  ]
  expect([undefined, 'map', 'set', 'atomic']).toContain(listType)
  return {
    ...rest,
    ...(format !== undefined && format !== 'int64' && { format }),
    ...(isAddress && { ipByType: true }),
    ...(listType === 'set' && { isSet: true }),
    ...(properties && {
      fields: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          { ...schemaForm(value, condition), ...(required.includes(name) && { required: true }) },
        ]),
      ),
    }),
    ...(additionalProperties && { values: schemaForm(additionalProperties, condition) }),
    ...(items && { items: schemaForm(items, condition) }),
    ...(groups.length && { oneOf: groups.map(members) }),
    ...(rules.length > 0 && { rules }),
    ...(listMapKeys ? { listMapKeys } : {}),
    ...(preserve ? { preserve: true } : {}),
  }
}

// The group's own form: none of them, or exactly one of them.
function members(oneOf: unknown): string[] {
  const [none, ...alternatives] = oneOf as [
    { not: { anyOf: { required: string[] }[] } },
    ...{ required: string[] }[],
  ]
  const names = alternatives.map(it => it.required.join())
  expect(none.not.anyOf.map(it => it.required.join())).toEqual(names)
  return names
}

function bounds(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, it]) => it !== undefined))
}

const addressForms = JSON.stringify([
  {
    properties: {
      type: { enum: ['IPAddress'] },
      value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
    },
  },
  { properties: { type: { not: { enum: ['IPAddress'] } } } },
])
