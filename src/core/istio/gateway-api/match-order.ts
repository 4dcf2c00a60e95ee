import { memoByObject } from '../../data/memo-by-object.ts'
import { field, type JsonMap, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import { utf8Length } from '../../syntax/utf8.ts'
import { isServicePrefix } from './http-matches.ts'

/**
 * The order in which the rules of one listener and hostname are tried (conversion.go, sortHTTPRoutes): by the kind of path, the
 * length of its text, whether there is a method, then by how many headers and parameters are asked for. Undefined stands for
 * no match; equal ones stay as they are.
 */
export function compareMatches(a: JsonMap | undefined, b: JsonMap | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  const [one, other] = [rankOf(a), rankOf(b)]
  return (
    other.kind - one.kind ||
    other.length - one.length ||
    other.methods - one.methods ||
    other.headers - one.headers ||
    other.queryParams - one.queryParams
  )
}

interface Rank extends PathRank {
  readonly methods: number
  readonly headers: number
  readonly queryParams: number
}

interface PathRank {
  readonly kind: number
  readonly length: number
}

/** A match is compared with many. */
const rankOf = memoByObject((match: JsonMap): Rank => {
  const { kind, length } = pathRank(match)
  const methods = Number(field(match, 'method') !== undefined)
  return { kind, length, methods, headers: count(match, 'headers'), queryParams: count(match, 'queryParams') }
})

function pathRank(match: JsonMap): PathRank {
  const uri = optionalMapAt(match, 'uri')
  if (!uri) return { kind: -1, length: 0 }
  const exact = textAt(uri, 'exact')
  if (exact !== undefined) return { kind: 3, length: utf8Length(exact) }
  const prefix = textAt(uri, 'segmentPrefix') ?? textAt(uri, 'prefix')
  // The slash behind the name of a gRPC service counts.
  if (prefix !== undefined) return { kind: 2, length: utf8Length(prefix) + Number(isServicePrefix(match)) }
  return { kind: 1, length: utf8Length(textAt(uri, 'regex') ?? '') }
}

function count(match: JsonMap, name: 'headers' | 'queryParams'): number {
  return Object.keys(mapAt(match, name)).length
}
