import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { readModel } from '../model/read-model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { destinationsOf, rulesOf } from '../references/rule-paths.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import { findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { setWithReferences, type Written } from './set-with-references.ts'
import { nameOf } from './words.ts'

/**
 * Gives a subset of a DestinationRule another name, and changes the destinations that lead to it. The place is that of
 * the name. Where another DestinationRule of the host has a subset of the old name, destinations stay with that.
 */
export function renameSubset(place: Place, name: string): Operation {
  return {
    title: `Rename subset to ${name} in ${nameOf(place.resource)}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, place.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const old = valueAt(resource.value, place.path)
      if (name === '') return { ok: false, reason: 'A subset needs a name.' }
      if (old === name) return { ok: true, changes: [] }
      if (isNamed(resource, name)) return { ok: false, reason: `The subset ${name} already exists.` }

      const model = readModel(files, settings)
      const isUnsure = typeof old !== 'string' || old === '' || countNamed(resource, old) > 1
      const following = (from: Resource): Written[] =>
        isUnsure ? [] : destinationsTo(from, old, host => isOnlyRule(model, resource, host, from, old), name)
      return setWithReferences(files, settings, target, { path: place.path, value: name }, following)
    },
  }
}

function isNamed(rule: Resource, name: string): boolean {
  return countNamed(rule, name) > 0
}

function countNamed(rule: Resource, name: string): number {
  return readDestinationRule(rule).subsets.filter(it => it.name === name).length
}

/** Whether a host means this rule, and no other one that has the subset. */
function isOnlyRule(
  model: Parameters<typeof destinationRulesFor>[0],
  rule: Resource,
  host: string,
  from: Resource,
  subset: string,
): boolean {
  const rules = destinationRulesFor(model, host, from.namespace).filter(it => countNamed(it, subset) > 0)
  return rules.length > 0 && rules.every(it => it.id === rule.id)
}

function destinationsTo(
  from: Resource,
  subset: string,
  isMeant: (host: string) => boolean,
  name: string,
): Written[] {
  if (from.kind !== 'VirtualService') return []
  return rulesOf(from)
    .flatMap(rule => destinationsOf(from.value, rule))
    .flatMap(path => {
      const host = valueAt(from.value, [...path, 'host'])
      const isIt =
        valueAt(from.value, [...path, 'subset']) === subset && typeof host === 'string' && isMeant(host)
      return isIt ? [{ path: [...path, 'subset'], value: name }] : []
    })
}
