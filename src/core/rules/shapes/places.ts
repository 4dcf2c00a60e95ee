import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'

/** A place in all objects of one shape: a leaf with its number, or what lies below it by key or index. */
export type ShapePlace = { readonly leaf: number } | { readonly below: ReadonlyMap<string, ShapePlace> }

/** The places of an object's shape, with the numbers that `shapeOf` gives its leaves. A null is no place: it belongs to the shape. */
export function placesIn(value: Json): ShapePlace {
  let next = 1
  return placeOf(value) ?? { below: new Map() }

  function placeOf(value: Json): ShapePlace | undefined {
    if (value === null) return undefined
    if (typeof value !== 'object') return { leaf: next++ }
    const below = new Map<string, ShapePlace>()
    const entries = isMap(value) ? ownEntries(value) : [...value.entries()]
    for (const [key, it] of entries) {
      const place = placeOf(it)
      if (place) below.set(String(key), place)
    }
    return { below }
  }
}

function ownEntries(map: { readonly [key: string]: Json }): [string, Json][] {
  return Object.keys(map).map(key => [key, map[key]!])
}
