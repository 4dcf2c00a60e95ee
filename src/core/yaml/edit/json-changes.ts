import type { Path } from '../path.ts'
import type { Json } from '../source-document.ts'
import { equalJson } from './json.ts'

/** One step of the way from a value to another. Steps are made one after the other. */
export type JsonChange =
  | { readonly type: 'set'; readonly path: Path; readonly value: Json; readonly order?: readonly string[] }
  | { readonly type: 'remove'; readonly path: Path }
  | { readonly type: 'insert'; readonly path: Path; readonly index: number; readonly value: Json }

type JsonMap = { [key: string]: Json }

/**
 * What leads from one map to another, or one list to another, part by part; undefined where there are no parts to
 * keep: one of the two is empty, a plain value, or of the other sort.
 */
export function partChanges(old: Json, value: Json, path: Path): JsonChange[] | undefined {
  if (typeof old !== 'object' || typeof value !== 'object' || old === null || value === null) return undefined
  if (Object.keys(old).length === 0 || Object.keys(value).length === 0) return undefined
  if (Array.isArray(old)) return Array.isArray(value) ? listChanges(old, value, path) : undefined
  return Array.isArray(value) ? undefined : mapChanges(old, value, path)
}

function changesBetween(old: Json, value: Json, path: Path): JsonChange[] {
  if (equalJson(old, value)) return []
  return partChanges(old, value, path) ?? [{ type: 'set', path, value }]
}

function mapChanges(old: JsonMap, value: JsonMap, path: Path): JsonChange[] {
  const order = Object.keys(value)
  const gone = Object.keys(old).filter(key => !Object.hasOwn(value, key))
  return [
    ...order.flatMap((key): JsonChange[] => {
      const below = [...path, key]
      if (Object.hasOwn(old, key)) return changesBetween(old[key]!, value[key]!, below)
      return [{ type: 'set', path: below, value: value[key]!, order }]
    }),
    ...gone.map((key): JsonChange => ({ type: 'remove', path: [...path, key] })),
  ]
}

/** Items equal at the beginning and at the end stay; those between are changed in place, taken out or put in. */
function listChanges(old: readonly Json[], value: readonly Json[], path: Path): JsonChange[] {
  const shorter = Math.min(old.length, value.length)
  let head = 0
  while (head < shorter && equalJson(old[head], value[head])) head++
  let tail = 0
  while (tail < shorter - head && equalJson(old.at(-1 - tail), value.at(-1 - tail))) tail++
  const oldEnd = old.length - tail
  const newEnd = value.length - tail
  const changes: JsonChange[] = []
  for (let i = head; i < Math.min(oldEnd, newEnd); i++)
    changes.push(...changesBetween(old[i]!, value[i]!, [...path, i]))
  for (let i = oldEnd - 1; i >= newEnd; i--) changes.push({ type: 'remove', path: [...path, i] })
  for (let i = oldEnd; i < newEnd; i++) changes.push({ type: 'insert', path, index: i, value: value[i]! })
  return changes
}
