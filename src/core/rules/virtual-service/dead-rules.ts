import { canonical } from '../../data/canonical.ts'
import { rememberLast } from '../../data/remember-last.ts'
import { covers, type PrefixProfile, prefixProfile } from './prefix-profile.ts'
import type { HttpMatch, VirtualServiceSpec } from './virtual-service-spec.ts'

type Protocol = 'http' | 'tls' | 'tcp'

/** A match, by the numbers of its rule and of itself. */
export interface MatchPlace {
  readonly rule: number
  readonly match: number
}

/** A rule or a match that no traffic comes to, as Istio finds them. */
export type DeadRule = { readonly protocol: Protocol } & (
  | { readonly kind: 'not-last'; readonly rule: number; readonly catchAll: number }
  | { readonly kind: 'after-catch-all'; readonly at: MatchPlace; readonly catchAll: number }
  | { readonly kind: 'duplicate-rule'; readonly rule: number }
  | {
      readonly kind: 'duplicate-match'
      readonly at: MatchPlace
      readonly earlier: number
      readonly isOnly: boolean
    }
  | {
      readonly kind: 'prefix'
      readonly at: MatchPlace
      readonly earlier: MatchPlace
      readonly prefix: string
      readonly earlierPrefix: string
    }
)

/** Every dead rule and match of a VirtualService, in the order in which Istio reports them. */
export const deadRules = rememberLast((spec: VirtualServiceSpec): readonly DeadRule[] => [
  ...deadIn('http', spec.http),
  ...deadIn('tcp', spec.tcp),
  ...deadIn('tls', spec.tls),
])

function deadIn(protocol: Protocol, rules: readonly { readonly match: readonly object[] }[]): DeadRule[] {
  const dead: DeadRule[] = []
  const seen = new Map<string, number>()
  const profiles: { at: MatchPlace; profile: PrefixProfile }[] = []
  const repeated = repeatedIn(rules.flatMap(it => it.match.map(uriOf)))
  let catchAll = -1
  for (const [rule, { match: matches }] of rules.entries()) {
    if (matches.length === 0) {
      if (catchAll >= 0) dead.push({ protocol, kind: 'not-last', rule, catchAll })
      catchAll = rule
      continue
    }
    let duplicates = 0
    for (const [match, value] of matches.entries()) {
      const at = { rule, match }
      if (catchAll >= 0) {
        dead.push({ protocol, kind: 'after-catch-all', at, catchAll })
        continue
      }
      // Who has a path of its own repeats no other.
      const key = repeated.has(uriOf(value)) ? canonical({ ...value, name: undefined }) : undefined
      const earlier = key === undefined ? undefined : seen.get(key)
      if (earlier !== undefined) {
        dead.push({ protocol, kind: 'duplicate-match', at, earlier, isOnly: matches.length === 1 })
        duplicates++
        continue
      }
      if (key !== undefined) seen.set(key, rule)
      const profile = protocol === 'http' ? prefixProfile(value as HttpMatch) : undefined
      if (profile) profiles.push({ at, profile })
    }
    if (duplicates === matches.length) dead.push({ protocol, kind: 'duplicate-rule', rule })
  }
  return [...dead, ...overlaps(profiles)]
}

function uriOf(match: object): string {
  return canonical((match as Partial<HttpMatch>).uri)
}

function repeatedIn(texts: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>()
  const repeated = new Set<string>()
  for (const it of texts) (once.has(it) ? repeated : once).add(it)
  return repeated
}

function overlaps(profiles: readonly { at: MatchPlace; profile: PrefixProfile }[]): DeadRule[] {
  return profiles.flatMap((earlier, i) =>
    profiles.slice(i + 1).flatMap(later =>
      covers(earlier.profile, later.profile)
        ? [
            {
              protocol: 'http' as const,
              kind: 'prefix' as const,
              at: later.at,
              earlier: earlier.at,
              prefix: later.profile.prefix,
              earlierPrefix: earlier.profile.prefix,
            },
          ]
        : [],
    ),
  )
}
