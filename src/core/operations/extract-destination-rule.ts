import { readDestinationRule } from '../model/destination-rules.ts'
import type { Place, Resource } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import { allOf } from './all-of.ts'
import { findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'
import { destinationRuleOf, writeSubsets } from './write-subsets.ts'

/**
 * Writes the subsets that a rule's destinations name into the DestinationRules of their hosts, where these lack them; one
 * that is missing is made. The labels are a guess from the subset's name: `version: v1`.
 */
export function extractDestinationRule(rule: Place): Operation {
  const title = `Add the subsets of ${nameOf(rule.resource)}`
  return {
    title,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, rule.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const steps = [...namedSubsets(target.resource, rule)].flatMap(([host, names]) => {
        const found = destinationRuleOf(files, settings, host, target.resource.namespace)
        const known = new Set(found ? readDestinationRule(found).subsets.map(it => it.name) : [])
        const missing = [...names].filter(it => !known.has(it))
        const subsets = missing.map(name => ({ name, labels: { version: name } }))
        return subsets.length > 0 ? [writeSubsets(found, target.resource, host, subsets)] : []
      })
      if (steps.length === 0)
        return { ok: false, reason: 'Every subset that the rule names is in a DestinationRule.' }
      const result = allOf(title, steps).run(files, settings)
      return result.ok ? { ...result, note: 'Check the labels of the subsets.' } : result
    },
  }
}

/** The subsets that a rule names, by host as it is written. */
function namedSubsets(resource: Resource, rule: Place): Map<string, Set<string>> {
  const route = valueAt(resource.value, [...rule.path, 'route'])
  const named = new Map<string, Set<string>>()
  for (const item of Array.isArray(route) ? route : []) {
    const host = valueAt(item, ['destination', 'host'])
    const subset = valueAt(item, ['destination', 'subset'])
    if (typeof host !== 'string' || host === '' || typeof subset !== 'string' || subset === '') continue
    named.set(host, (named.get(host) ?? new Set()).add(subset))
  }
  return named
}
