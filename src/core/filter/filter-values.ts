import type { Diagnostic } from '../diagnostic.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { FilterKey } from './filter.ts'
import { factsOf } from './resource-facts.ts'

/** The values that each key can be asked for in a workspace, those used most first. */
export type FilterValues = Readonly<Record<FilterKey, readonly FilterChoice[]>>

export interface FilterChoice {
  readonly text: string
  /** How many resources it holds for; undefined where nobody counted. */
  readonly count?: number
}

/** What the resources of a model offer to filter by. */
export function filterValues(model: Model, diagnostics: readonly Diagnostic[]): FilterValues {
  const counts = Object.fromEntries(counted.map(it => [it, new Map<string, number>()])) as Readonly<
    Record<(typeof counted)[number], Map<string, number>>
  >
  const count = (key: (typeof counted)[number], values: Iterable<string>) => {
    for (const it of new Set(values)) if (it !== '') counts[key].set(it, (counts[key].get(it) ?? 0) + 1)
  }
  for (const resource of model.resources) {
    const facts = factsOf(resource)
    count('kind', [kindKey(resource)])
    count('name', [resource.name])
    count('namespace', [resource.namespace])
    count('file', [resource.file])
    count('host', facts.hosts)
    count('gateway', facts.gateways)
    count('service', facts.services.map(shortService))
    count('subset', facts.subsets)
    count('port', facts.ports.map(String))
  }
  const rules = new Map<string, number>()
  for (const { rule } of diagnostics) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  const choices = Object.fromEntries(counted.map(it => [it, choicesOf(counts[it])])) as unknown as Omit<
    FilterValues,
    'problem' | 'changed'
  >
  return {
    ...choices,
    problem: [...['error', 'warning', 'info', 'any', 'none'].map(text => ({ text })), ...choicesOf(rules)],
    changed: [{ text: 'yes' }, { text: 'no' }],
  }
}

const counted = ['kind', 'name', 'namespace', 'host', 'gateway', 'service', 'subset', 'port', 'file'] as const

function choicesOf(counts: ReadonlyMap<string, number>): readonly FilterChoice[] {
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}

/** `cart.shop` for a service of the cluster, the host itself for another. */
function shortService(host: string): string {
  const service = serviceOfHost(host)
  return service ? `${service.name}.${service.namespace}` : host
}
