import { memoByObject } from '../data/memo-by-object.ts'
import type { Field, Fields, FieldType } from './field.ts'

/**
 * A value with what the API server writes where fields are absent or null. Gives the value itself where nothing is added, so
 * kinds without such fields cost nothing; what is of a wrong type stays as it is.
 */
export function withDefaults(value: unknown, type: FieldType): unknown {
  if (!hasDefaults(type)) return value
  switch (type.type) {
    case 'object':
      return isMap(value) ? objectWithDefaults(value, type.fields) : value
    case 'map':
      return isMap(value) ? mapped(value, it => withDefaults(it, type.values)) : value
    case 'list':
      return Array.isArray(value) ? listWithDefaults(value, type.items) : value
    default:
      return value
  }
}

type Map = { readonly [key: string]: unknown }

function objectWithDefaults(value: Map, fields: Fields): Map {
  let result: { [key: string]: unknown } | undefined
  for (const { key, is, defaulted } of defaultedIn(fields)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    const raw = given ?? defaulted
    const whole = raw === undefined || raw === null ? given : withDefaults(raw, is)
    if (whole === given) continue
    result ??= { ...value }
    result[key] = whole
  }
  return result ?? value
}

interface DefaultedField extends Pick<Field, 'is' | 'defaulted'> {
  readonly key: string
}

/** The fields that have a default, or something within that has one: a few of many. */
const defaultedIn = memoByObject((fields: Fields): readonly DefaultedField[] =>
  Object.entries(fields)
    .filter(([, { is, defaulted }]) => defaulted !== undefined || hasDefaults(is))
    .map(([key, { is, defaulted }]) => ({ key, is, defaulted })),
)

function mapped(value: Map, change: (it: unknown) => unknown): Map {
  const entries = Object.entries(value).map(([key, it]) => [key, change(it)] as const)
  return entries.every(([key, it]) => it === value[key]) ? value : Object.fromEntries(entries)
}

function listWithDefaults(value: readonly unknown[], items: FieldType): readonly unknown[] {
  const result = value.map(it => withDefaults(it, items))
  return result.every((it, i) => it === value[i]) ? value : result
}

/** Whether a type has a field with a default anywhere within. */
export function hasDefaults(type: FieldType): boolean {
  const known = defaulting.get(type)
  if (known !== undefined) return known
  const found =
    type.type === 'object'
      ? Object.values(type.fields).some(it => it.defaulted !== undefined || hasDefaults(it.is))
      : type.type === 'map'
        ? hasDefaults(type.values)
        : type.type === 'list' && hasDefaults(type.items)
  defaulting.set(type, found)
  return found
}

const defaulting = new WeakMap<FieldType, boolean>()

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
