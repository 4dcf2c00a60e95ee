import { readDestinationRule } from '../model/destination-rules.ts'
import type { Place, Resource } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { allOf } from './all-of.ts'
import { findTarget } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { setField } from './set-field.ts'
import { splitBackend } from './split-backend.ts'
import { nameOf } from './words.ts'
import { destinationRuleOf, type Version, writeSubsets } from './write-subsets.ts'

/**
 * Sends a tenth of a rule's traffic to a new version: adds a subset to the DestinationRule of its heaviest destination
 * (which is written where there is none), a destination with that subset, and the weights. A destination without a
 * subset gets one for the version it has so far, as it would else have its part of the new one too. A rule of the Gateway API
 * splits between Services.
 */
export function splitToVersion(rule: Place): Operation {
  const title = `Split ${nameOf(rule.resource)} to a new version`
  return {
    title,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, rule.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      if (isRoute(target.resource)) return splitBackend(rule, target.resource, title).run(files, settings)
      const heaviest = heaviestOf(target.resource, rule)
      if ('refuse' in heaviest) return { ok: false, reason: heaviest.refuse }

      const found = destinationRuleOf(files, settings, heaviest.host, target.resource.namespace)
      const versions = versionsOf(found, heaviest.subset)
      const subsets = writeSubsets(found, target.resource, heaviest.host, versions.missing)
      const result = allOf(title, [subsets, ...shareOut(rule, heaviest, versions)]).run(files, settings)
      if (!result.ok) return result
      return { ...result, note: `Check the labels of ${versions.next} in the DestinationRule.` }
    },
  }
}

interface Versions {
  /** The subset that has the traffic so far. */
  readonly current: string
  readonly next: string
  readonly missing: readonly Version[]
}

interface Heaviest {
  readonly index: number
  readonly host: string
  readonly subset: string | undefined
  readonly destination: Readonly<Record<string, Json>>
  /** 100 for an only destination. */
  readonly weight: number
}

function heaviestOf(resource: Resource, rule: Place): Heaviest | { refuse: string } {
  const route = valueAt(resource.value, [...rule.path, 'route'])
  const items: readonly unknown[] = Array.isArray(route) ? route : []
  if (items.length === 0) return { refuse: 'The rule has no destination whose traffic could be split.' }
  const weights = items.map(it => weightOf(it, items.length))
  const weight = Math.max(...weights)
  const index = weights.indexOf(weight)
  const destination = valueAt(items[index], ['destination'])
  const host = valueAt(destination, ['host'])
  const subset = valueAt(destination, ['subset'])
  if (typeof host !== 'string' || host === '') return { refuse: 'The destination of the rule has no host.' }
  if (weight < 2) return { refuse: 'The rule has no destination with a weight that could be split.' }
  return {
    index,
    host,
    subset: typeof subset === 'string' && subset !== '' ? subset : undefined,
    destination: destination as Record<string, Json>,
    weight,
  }
}

/** The only destination of a rule has everything, whatever its weight says. */
function weightOf(item: unknown, count: number): number {
  const weight = valueAt(item, ['weight'])
  if (count === 1) return 100
  return typeof weight === 'number' && Number.isInteger(weight) ? weight : 0
}

/** The next version is one more than the highest that is numbered; labels are written with the key that is used so far. */
function versionsOf(rule: Resource | undefined, subset: string | undefined): Versions {
  const subsets = rule ? readDestinationRule(rule).subsets : []
  const current = subset ?? 'v1'
  const names = [...subsets.map(it => it.name), current]
  const numbers = names.map(it => Number(/^v(\d{1,9})$/.exec(it)?.[1] ?? 1))
  const next = `v${Math.max(1, ...numbers) + 1}`
  const like = subsets.find(it => it.name === current)?.labels
  const keys = [...(like?.keys() ?? [])]
  const key = keys.length === 1 ? keys[0]! : 'version'
  const missing = [current, next].filter(it => !subsets.some(known => known.name === it))
  return { current, next, missing: missing.map(name => ({ name, labels: { [key]: name } })) }
}

function shareOut(rule: Place, { index, destination, weight }: Heaviest, versions: Versions): Operation[] {
  const at = (...path: (string | number)[]): Place => ({
    resource: rule.resource,
    path: [...rule.path, 'route', ...path],
  })
  const { host = '', subset: _subset, ...others } = destination
  const part = Math.max(1, Math.round(weight / 10))
  return [
    setField(at(index, 'destination', 'subset'), versions.current),
    setField(at(index, 'weight'), weight - part),
    insertItem(at(), index + 1, {
      destination: { host, subset: versions.next, ...others },
      weight: part,
    }),
  ]
}
