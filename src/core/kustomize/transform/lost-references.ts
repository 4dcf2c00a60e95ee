import { memoByObject } from '../../data/memo-by-object.ts'
import { type Customized, keysOf } from '../resources/accumulator.ts'
import type { KustomizeProblem } from '../traced/problem.ts'
import { keyOf, namespaceOf } from '../traced/resource-id.ts'
import type { Traced, TracedMap } from '../traced/traced.ts'

/**
 * References of Istio's kinds to Gateways and Services that kustomize has renamed without following them: it knows no reference of a
 * custom resource that `configurations` do not teach it.
 */
export function lostReferences(resources: readonly Customized[]): KustomizeProblem[] {
  const renamed = {
    Gateway: renamedOf(resources, 'Gateway'),
    Service: renamedOf(resources, 'Service'),
  }
  if (renamed.Gateway.size + renamed.Service.size === 0) return []
  const problems: KustomizeProblem[] = []
  for (const { value } of resources) {
    for (const { to, at, name, place } of referencesIn(value)) {
      const now = renamed[to].get(place)
      if (now !== undefined) problems.push(lostAt(at, to, name, now))
    }
  }
  return problems
}

interface Reference {
  readonly to: 'Gateway' | 'Service'
  readonly at: Traced
  readonly name: string
  /** The name in its namespace. */
  readonly place: string
}

const referencesIn = memoByObject((value: TracedMap): readonly Reference[] => {
  const key = keyOf(value)
  const { kind, group } = key
  if (group !== 'networking.istio.io') return []
  const all = (to: Reference['to'], path: readonly string[]): Reference[] =>
    valuesAt(value, path).map(at => {
      const name = at.kind === 'scalar' ? String(at.value) : ''
      return { to, at, name, place: `${namespaceOf(key)}/${name}` }
    })
  if (kind === 'VirtualService')
    return [
      ...all('Gateway', ['spec', 'gateways', '*']),
      ...['http', 'tls', 'tcp'].flatMap(it =>
        all('Service', ['spec', it, '*', 'route', '*', 'destination', 'host']),
      ),
    ]
  return kind === 'DestinationRule' ? all('Service', ['spec', 'host']) : []
})

/** The present names of objects by their earlier ones, where nothing else has taken those. */
function renamedOf(resources: readonly Customized[], kind: string): ReadonlyMap<string, string> {
  const own = resources.filter(it => keyOf(it.value).kind === kind)
  const taken = new Set(own.map(it => `${namespaceOf(keyOf(it.value))}/${keyOf(it.value).name}`))
  const names = new Map<string, string>()
  for (const it of own) {
    const now = keyOf(it.value)
    for (const { name } of keysOf(it)) {
      const place = `${namespaceOf(now)}/${name}`
      if (name !== now.name && !taken.has(place)) names.set(place, now.name)
    }
  }
  return names
}

function lostAt(value: Traced, kind: string, name: string, now: string): KustomizeProblem {
  return {
    severity: 'notice',
    message: `kustomize renames the ${kind} \`${name}\` to \`${now}\` and does not follow this reference. A \`nameReference\` in \`configurations\` makes it follow.`,
    at: value.origin.at,
  }
}

/** The values at a path, in which `*` is every item of a list. */
function valuesAt(value: TracedMap, path: readonly string[]): Traced[] {
  return path.reduce<Traced[]>(
    (all, step) =>
      all.flatMap(it => {
        if (step === '*') return it.kind === 'list' ? it.items : []
        return it.kind === 'map' ? (it.entries.get(step) ?? []) : []
      }),
    [value],
  )
}
