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
  return resources.flatMap(({ value }) => {
    const { kind, group } = keyOf(value)
    if (group !== 'networking.istio.io') return []
    const namespace = namespaceOf(keyOf(value))
    const lost = (to: 'Gateway' | 'Service', found: readonly Traced[]) =>
      found.flatMap(it => {
        const name = it.kind === 'scalar' ? String(it.value) : ''
        const now = renamed[to].get(`${namespace}/${name}`)
        return now === undefined ? [] : [lostAt(it, to, name, now)]
      })
    if (kind === 'VirtualService')
      return [
        ...lost('Gateway', valuesAt(value, ['spec', 'gateways', '*'])),
        ...['http', 'tls', 'tcp'].flatMap(it =>
          lost('Service', valuesAt(value, ['spec', it, '*', 'route', '*', 'destination', 'host'])),
        ),
      ]
    return kind === 'DestinationRule' ? lost('Service', valuesAt(value, ['spec', 'host'])) : []
  })
}

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
