import type { HttpMatch, StringMatch, StringMatches } from './virtual-service-spec.ts'

/** What Istio compares of a match with a path prefix, to find prefixes that an earlier one takes away. */
export interface PrefixProfile {
  readonly prefix: string
  readonly port: number
  readonly method: string
  readonly authority: string
  readonly maps: readonly { readonly [key: string]: string }[]
}

/** The profile of a match, or undefined where it has no path prefix. An unsaid method counts as GET, as it does in Istio. */
export function prefixProfile(match: HttpMatch): PrefixProfile | undefined {
  const prefix = match.uri?.prefix
  if (!prefix) return undefined
  return {
    prefix,
    port: match.port,
    method: signature(match.method) || 'exact:GET',
    authority: signature(match.authority),
    maps: [match.headers, match.queryParams, match.withoutHeaders].map(signatures),
  }
}

/** Whether Istio holds that the earlier match leaves nothing to the later one. It looks at much less than Envoy does. */
export function covers(earlier: PrefixProfile, later: PrefixProfile): boolean {
  return (
    earlier.prefix !== later.prefix &&
    later.prefix.startsWith(earlier.prefix) &&
    earlier.port === later.port &&
    earlier.method.startsWith(later.method) &&
    earlier.authority.startsWith(later.authority) &&
    earlier.maps.every((map, i) => coversMap(map, later.maps[i] ?? {}))
  )
}

function coversMap(
  earlier: { readonly [key: string]: string },
  later: { readonly [key: string]: string },
): boolean {
  const keys = Object.keys(earlier)
  return (
    keys.length === Object.keys(later).length &&
    keys.every(key => Object.hasOwn(later, key) && (earlier[key] ?? '').startsWith(later[key] ?? ''))
  )
}

function signature(match: StringMatch | undefined): string {
  if (match?.exact) return `exact:${match.exact}`
  return match?.prefix ? `prefix:${match.prefix}` : ''
}

function signatures(matches: StringMatches): { [key: string]: string } {
  const result: { [key: string]: string } = Object.create(null)
  for (const key of Object.keys(matches)) result[key] = signature(matches[key])
  return result
}
