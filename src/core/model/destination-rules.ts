import { sameItems } from '../data/same-value.ts'
import { fullHost, type Home, isHostWithin, isWildcard, serviceOfHost } from './hosts.ts'
import { changedEntries, memoByValue, tableByKinds } from './memo.ts'
import { effective, homeIn, type Model } from './model.ts'
import { type Labels, labelsAt, mapsAt, textAt, textsAt } from './read-value.ts'
import type { Resource } from './resource.ts'

/** A DestinationRule as read. */
export interface DestinationRule {
  readonly host: string
  readonly exportTo: readonly string[]
  readonly subsets: readonly Subset[]
}

export interface Subset {
  readonly index: number
  readonly name: string
  readonly labels: Labels | undefined
}

/** The DestinationRule a resource holds, read tolerantly. */
export const readDestinationRule = memoByValue(
  ({ spec }): DestinationRule => ({
    host: textAt(spec, 'host') ?? '',
    exportTo: textsAt(spec, 'exportTo'),
    subsets: mapsAt(spec, 'subsets').map((subset, index) => ({
      index,
      name: textAt(subset, 'name') ?? '',
      labels: labelsAt(subset, 'labels'),
    })),
  }),
)

/** The DestinationRules for a host as a namespace names it: those of exactly that host, else the narrowest wildcard's. */
export function destinationRulesFor(model: Model, host: string, namespace: string): readonly Resource[] {
  const name = fullHost(host, homeIn(model, namespace))
  const exact = rulesByHost(model, name).byHost.get(name)
  if (exact) return exact
  const covering = rulesByHost(model, anyWildcard).wildcards.find(it => isHostWithin(name, it))
  return (covering === undefined ? undefined : rulesByHost(model, covering).byHost.get(covering)) ?? none
}

/**
 * Whether Istio's analyzer finds the subset that a destination in a namespace names. It compares the service's short name
 * and namespace, so a rule for a host outside the cluster has to lie in the VirtualService's own namespace.
 */
export function isSubsetDefined(model: Model, host: string, subset: string, namespace: string): boolean {
  const key = subsetKey(host, subset, homeIn(model, namespace))
  return definedSubsets(model, key).has(key)
}

const none: readonly Resource[] = []

interface RulesByHost {
  readonly byHost: ReadonlyMap<string, readonly Resource[]>
  /** The longest first. */
  readonly wildcards: readonly string[]
}

/** Not a host. */
const anyWildcard = ' any wildcard'

const rulesByHost = tableByKinds(
  ['DestinationRule'],
  (model): RulesByHost => {
    const byHost = new Map<string, Resource[]>()
    for (const resource of effective(model, 'DestinationRule')) {
      const { host } = readDestinationRule(resource)
      const name = fullHost(host, resource)
      const list = byHost.get(name)
      if (list) list.push(resource)
      else byHost.set(name, [resource])
    }
    const wildcards = [...byHost.keys()].filter(isWildcard).sort((a, b) => b.length - a.length)
    return { byHost, wildcards }
  },
  function* (before, now) {
    if (!sameItems(before.wildcards, now.wildcards)) yield anyWildcard
    yield* changedEntries(before.byHost, now.byHost, sameItems)
  },
)

const definedSubsets = tableByKinds(
  ['DestinationRule'],
  (model): ReadonlySet<string> => {
    const defined = new Set<string>()
    for (const resource of effective(model, 'DestinationRule'))
      for (const it of subsetKeys(resource)) defined.add(it)
    return defined
  },
  function* (before, now) {
    for (const it of now) if (!before.has(it)) yield it
    for (const it of before) if (!now.has(it)) yield it
  },
)

const subsetKeys = memoByValue(resource => {
  const { host, subsets } = readDestinationRule(resource)
  return subsets.map(it => subsetKey(host, it.name, resource))
})

function subsetKey(host: string, subset: string, { namespace, domain }: Home): string {
  const service = serviceOfHost(host, domain) ?? { name: host, namespace }
  return JSON.stringify([service.namespace, service.name, subset])
}
