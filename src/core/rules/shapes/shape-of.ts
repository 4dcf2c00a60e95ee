import type { Resource } from '../../model/resource.ts'
import type { Json } from '../../yaml/source-document.ts'

/** A text, number or boolean of an object. */
export type Leaf = string | number | boolean

/** An object taken apart: what it has in common with others of one template, and what it has there. */
export interface Shaped {
  /** Kind, version, keys in their order, lengths of lists and types of leaves. Two objects of one shape have a leaf at the same places. */
  readonly shape: string
  /** The namespace it is in, then every leaf in the order of the text. */
  readonly leaves: readonly Leaf[]
}

/** Takes an object apart; undefined for one that is too large to be worth it, and once there are too many keys. */
export function shapeOf(resource: Resource): Shaped | undefined {
  const { kind, apiVersion, domain, channel, namespace, value } = resource
  const leaves: Leaf[] = [namespace]
  const signs = [signOf(kind), signOf(apiVersion), signOf(domain), signOf(channel)]
  add(value, signs, leaves)
  if (signs.length > mostSigns || signNumbers.size >= mostKeys) return undefined
  return { shape: String.fromCharCode(...signs), leaves }
}

/** Beyond that, an object is hardly one of many alike. */
const mostSigns = 1000

function add(value: Json, signs: number[], leaves: Leaf[]): void {
  if (signs.length > mostSigns) return
  if (typeof value !== 'object') {
    leaves.push(value)
    signs.push(signOfLeaf(value))
  } else if (value === null) signs.push(sign.null)
  else if (Array.isArray(value)) {
    signs.push(sign.list)
    for (const it of value) add(it, signs, leaves)
    signs.push(sign.end)
  } else {
    signs.push(sign.map)
    const map = value as { readonly [key: string]: Json }
    for (const key in map) {
      signs.push(signOf(key))
      add(map[key]!, signs, leaves)
    }
    signs.push(sign.end)
  }
}

/** One sign each; keys have the signs from 32 on. A table takes -0 for 0, and what reads a number may not. */
const sign = { null: 0, text: 1, boolean: 2, number: 3, minusZero: 4, list: 5, map: 6, end: 7 }
const firstOfKeys = 32

function signOfLeaf(value: Leaf): number {
  if (typeof value === 'string') return sign.text
  if (typeof value === 'boolean') return sign.boolean
  return Object.is(value, -0) ? sign.minusZero : sign.number
}

const signNumbers = new Map<string, number>()
const mostKeys = 20_000

/** A sign for a key, always the same. */
function signOf(key: string): number {
  const known = signNumbers.get(key)
  if (known !== undefined) return known
  const next = firstOfKeys + signNumbers.size
  if (signNumbers.size < mostKeys) signNumbers.set(key, next)
  return next
}
