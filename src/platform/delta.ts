import { differences } from '../core/data/differences.ts'
import { movedPlaces } from '../core/data/map-again.ts'

/** What to send instead of a value when the other side still holds the one before it. Plain data. */
export type Delta =
  | { readonly type: 'same' }
  | { readonly type: 'value'; readonly value: unknown }
  /** Stretches of the old list, and lists of new items, in order. */
  | { readonly type: 'list'; readonly pieces: readonly Piece[] }
  | { readonly type: 'fields'; readonly fields: readonly (readonly [string, Delta])[] }

type Piece = { readonly from: number; readonly to: number } | { readonly items: readonly unknown[] }

type Record = { readonly [key: string]: unknown }

/**
 * The delta from one value to another. Only identity counts: a part that is the same object is not looked into,
 * so the cost is that of the parts that changed. Objects are compared down to `depth` levels, lists item by item.
 */
export function deltaBetween(previous: unknown, next: unknown, depth = 3): Delta {
  if (Object.is(previous, next)) return { type: 'same' }
  if (Array.isArray(previous) && Array.isArray(next)) return listDelta(previous, next)
  if (depth > 0 && isRecord(previous) && isRecord(next)) {
    const fields = Object.keys(next).map(key => {
      const before = Object.hasOwn(previous, key) ? previous[key] : undefined
      return [key, deltaBetween(before, next[key], depth - 1)] as const
    })
    return { type: 'fields', fields }
  }
  return { type: 'value', value: next }
}

/** The value that the delta was made for; unchanged parts are the very objects of `previous`. */
export function applyDelta(previous: unknown, delta: Delta): unknown {
  switch (delta.type) {
    case 'same':
      return previous
    case 'value':
      return delta.value
    case 'list': {
      const old = previous as readonly unknown[]
      const lists = delta.pieces.map(it => ('items' in it ? it.items : old.slice(it.from, it.to)))
      // Copied as wholes, unless they are too many to be arguments: of the thousands of items of a list few are other ones.
      return lists.length < 1000 ? ([] as unknown[]).concat(...lists) : lists.flat()
    }
    case 'fields': {
      const old = previous as Record
      return Object.fromEntries(
        delta.fields.map(([key, it]) => [
          key,
          applyDelta(Object.hasOwn(old, key) ? old[key] : undefined, it),
        ]),
      )
    }
  }
}

function listDelta(previous: readonly unknown[], next: readonly unknown[]): Delta {
  const pieces: Piece[] = []
  let fresh: unknown[] = []
  let kept: { from: number; to: number } | undefined
  const keep = (from: number, to: number) => {
    if (from === to) return
    if (fresh.length) pieces.push({ items: fresh })
    fresh = []
    if (kept?.to === from) kept.to = to
    else {
      if (kept) pieces.push(kept)
      kept = { from, to }
    }
  }

  const runs = differences(previous, next)
  let moved: ReadonlyMap<unknown, number> | undefined
  let place = 0
  for (const { from, to, nowFrom, nowTo } of runs) {
    keep(place, from)
    for (let i = nowFrom; i < nowTo; i++) {
      const item = next[i]
      const beside = i - nowFrom + from
      const isBeside = beside < to && previous[beside] === item
      if (!isBeside && isObject(item)) moved ??= movedPlaces(previous, next, runs)
      const at = isBeside ? beside : isObject(item) ? moved?.get(item) : undefined
      if (at !== undefined) {
        keep(at, at + 1)
        continue
      }
      if (kept) pieces.push(kept)
      kept = undefined
      fresh.push(item)
    }
    place = to
  }
  keep(place, previous.length)
  if (kept) pieces.push(kept)
  if (fresh.length) pieces.push({ items: fresh })
  return { type: 'list', pieces }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isRecord(value: unknown): value is Record {
  return isObject(value) && !Array.isArray(value)
}
