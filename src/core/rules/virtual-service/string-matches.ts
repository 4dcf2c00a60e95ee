import type { Path } from '../../yaml/path.ts'
import type { Placed } from './placed-parts.ts'
import type { HttpMatch, StringMatch, StringMatches } from './virtual-service-spec.ts'

/** The string matches of an HTTP match other than its `uri`, for which an empty prefix has a meaning. */
export function stringMatches(match: HttpMatch, path: Path): Placed<StringMatch>[] {
  const single = (['scheme', 'method', 'authority'] as const).flatMap(field => {
    const value = match[field]
    return value ? [{ value, path: [...path, field] }] : []
  })
  return [
    ...single,
    ...entries(match.headers, [...path, 'headers']),
    ...entries(match.queryParams, [...path, 'queryParams']),
    ...entries(match.withoutHeaders, [...path, 'withoutHeaders']),
  ]
}

/** The regular expressions of an HTTP match. `*` in `withoutHeaders` is none: it says that the header is not there. */
export function matchRegexes(match: HttpMatch, path: Path): Placed<string>[] {
  const uri = match.uri ? [{ value: match.uri, path: [...path, 'uri'] }] : []
  return [...uri, ...stringMatches(match, path)].flatMap(it => {
    const { regex } = it.value
    if (regex === undefined) return []
    if (regex === '*' && it.path.at(-2) === 'withoutHeaders') return []
    return [{ value: regex, path: [...it.path, 'regex'] }]
  })
}

function entries(map: StringMatches, path: Path): Placed<StringMatch>[] {
  return Object.keys(map).map(key => ({ value: map[key] ?? {}, path: [...path, key] }))
}
