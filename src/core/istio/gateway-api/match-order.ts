import { field, type JsonMap, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import { utf8Length } from '../../syntax/utf8.ts'

/**
 * The order in which the rules of one listener and hostname are tried (conversion.go, sortHTTPRoutes): by the kind of path, the
 * length of its text, whether there is a method, then by how many headers and parameters are asked for. Undefined stands for
 * no match; equal ones stay as they are.
 */
export function compareMatches(a: JsonMap | undefined, b: JsonMap | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  const [one, other] = [pathRank(a), pathRank(b)]
  return (
    other.kind - one.kind ||
    other.length - one.length ||
    Number(field(b, 'method') !== undefined) - Number(field(a, 'method') !== undefined) ||
    count(b, 'headers') - count(a, 'headers') ||
    count(b, 'queryParams') - count(a, 'queryParams')
  )
}

interface Rank {
  readonly kind: number
  readonly length: number
}

/** A match is compared with many. */
const ranks = new WeakMap<JsonMap, Rank>()

function pathRank(match: JsonMap): Rank {
  const known = ranks.get(match)
  if (known) return known
  const rank = rankOf(match)
  ranks.set(match, rank)
  return rank
}

function rankOf(match: JsonMap): Rank {
  const uri = optionalMapAt(match, 'uri')
  if (!uri) return { kind: -1, length: 0 }
  const exact = textAt(uri, 'exact')
  if (exact !== undefined) return { kind: 3, length: utf8Length(exact) }
  const prefix = textAt(uri, 'segmentPrefix') ?? textAt(uri, 'prefix')
  if (prefix !== undefined) return { kind: 2, length: utf8Length(prefix) }
  return { kind: 1, length: utf8Length(textAt(uri, 'regex') ?? '') }
}

function count(match: JsonMap, name: 'headers' | 'queryParams'): number {
  return Object.keys(mapAt(match, name)).length
}
