import type { EffectiveRule } from '../../istio/routes/effective-rule.ts'
import { hostsOverlap, isHostWithin } from '../../model/hosts.ts'
import type { JsonMap } from '../../model/read-value.ts'
import { textsAt } from '../../model/read-value.ts'
import { type Resource, writtenPlace } from '../../model/resource.ts'
import type { Rule } from '../../model/virtual-services.ts'
import type { Path } from '../../yaml/path.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { type BackendContext, convertBackend } from './backends.ts'
import { isHostname } from './listeners.ts'
import type { ListenerPlace, RuleInForce } from './places.ts'

/** A rule for connections in the form of those for requests. */
export function streamRule(resource: Resource, rule: Rule): EffectiveRule {
  const { namespace, domain } = resource
  return {
    place: writtenPlace(resource, rule.path),
    root: undefined,
    name: '',
    matches: rule.matches.map(it => ({ place: writtenPlace(resource, it.path), value: it.value })),
    destinations: rule.destinations.map(it => ({ ...it, namespace, domain })),
    mirrors: [],
    redirect: undefined,
    directResponse: undefined,
    rewrite: undefined,
    value: rule.value,
    namespace,
  }
}

/** The backendRefs of a rule for connections. */
export function streamBackends(rule: EffectiveRule, context: BackendContext, tell: Tell): JsonMap[] {
  tellOthers(rule.value, ['match', 'route'], rule.place.path, tell)
  const { destinations } = rule
  if (destinations.length > 16)
    tell('cannot', [...rule.place.path, 'route'], 'A rule has at most 16 backendRefs.')
  return destinations.flatMap((it): JsonMap[] => {
    const backend = convertBackend(context, it, tell)
    if (!backend) return []
    return [{ ...backend, ...(destinations.length > 1 && { weight: it.weight ?? 0 }) }]
  })
}

/** The conditions of plain TCP that a TCPRoute has: none but for the port, which its listener tells. */
export function tellTcpMatches({ matches }: RuleInForce, tell: Tell): void {
  for (const it of matches) tellOthers(it.value, ['port', 'gateways'], it.place.path, tell)
}

/** The names that the matches of a rule for TLS ask for. */
export function serverNames({ rule, matches }: RuleInForce, tell: Tell): string[] {
  for (const it of matches) tellOthers(it.value, ['sniHosts', 'port', 'gateways'], it.place.path, tell)
  const names = matches.flatMap(it =>
    textsAt(it.value, 'sniHosts').map((text, index) => ({ text, index, path: it.place.path })),
  )
  for (const { text, index, path } of names)
    if (!isHostname(text))
      tell('cannot', [...path, 'sniHosts', index], `${text} is no hostname for a TLSRoute.`)
  const all = [...new Set(names.map(it => it.text))]
  if (all.length === 0 || all.length > 16)
    tell('cannot', rule.place.path, 'A TLSRoute has 1 to 16 hostnames, by which connections are told apart.')
  return all
}

/**
 * The listeners without those of a port whose names another of it takes all: with one name at two listeners of a port Istio would leave
 * out one of the two, with its other names as well.
 */
export function withoutCovered(
  path: Path,
  names: readonly string[],
  places: readonly ListenerPlace[],
  tell: Tell,
): readonly ListenerPlace[] {
  const within = (place: ListenerPlace) =>
    names.filter(it => isHostWithin(it, place.listener.hostname ?? '*'))
  const widest = places.toSorted((a, b) => within(b).length - within(a).length)
  const used: ListenerPlace[] = []
  for (const place of widest) {
    const beside = used.filter(it => it.gateway === place.gateway && it.listener.port === place.listener.port)
    const taken = new Set(beside.flatMap(within))
    const touched = names.filter(it => hostsOverlap(it, place.listener.hostname ?? '*'))
    if (touched.length > 0 && touched.every(it => taken.has(it))) continue
    const twice = within(place).filter(it => taken.has(it))
    if (twice.length > 0)
      tell(
        'cannot',
        path,
        `${twice[0]} is a name of two listeners on port ${place.listener.port}, where a TLSRoute would lose one of them. Give the names rules of their own.`,
      )
    used.push(place)
  }
  return places.filter(it => used.includes(it))
}

/** A TLSRoute's names are cut with the hostname of a listener; those of a VirtualService are not. */
export function tellOutside(
  path: Path,
  names: readonly string[],
  places: readonly ListenerPlace[],
  tell: Tell,
): void {
  const listeners = places.map(it => it.listener)
  for (const name of names)
    for (const { port, hostname = '*' } of listeners) {
      const isWithin = isHostWithin(name, hostname)
      const isElsewhere =
        !hostsOverlap(name, hostname) &&
        listeners.some(it => it.port === port && isHostWithin(name, it.hostname ?? '*'))
      if (isWithin || isElsewhere) continue
      tell(
        'cannot',
        path,
        `On port ${port} a TLSRoute takes names within ${hostname} alone, and ${name} is none.`,
      )
      return
    }
}
