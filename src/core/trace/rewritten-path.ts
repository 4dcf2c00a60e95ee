import { booleanAt, type JsonMap, mapAt, textAt } from '../model/read-value.ts'

/**
 * The path that a destination sees where a rule has `rewrite.uri`: with a prefix match only the prefix is replaced, with an
 * exact or regex match all of it. The query is no part of it.
 */
export function rewrittenPath(by: string, match: JsonMap | undefined, path: string): string {
  const uri = mapAt(match ?? {}, 'uri')
  if (textAt(uri, 'exact') !== undefined || textAt(uri, 'regex') !== undefined) return by
  const below = textAt(uri, 'segmentPrefix')
  // Of whole segments `/` leaves nothing in place of the prefix (core/route/route.go).
  if (below !== undefined) return by === '/' ? path.slice(below.length) || '/' : by + path.slice(below.length)
  const prefix = textAt(uri, 'prefix') ?? '/'
  const fold = (text: string) => (match && booleanAt(match, 'ignoreUriCase') ? text.toLowerCase() : text)
  return fold(path).startsWith(fold(prefix)) ? by + path.slice(prefix.length) : path
}
