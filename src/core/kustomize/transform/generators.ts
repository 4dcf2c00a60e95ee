import { fieldOf, isTrue, itemsOf, type Kustomization, scalarText } from '../files/kustomization.ts'
import { type Customized, keysOf } from '../resources/accumulator.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { describeKey, keyOf, sameKey } from '../traced/resource-id.ts'
import { made, type TracedMap } from '../traced/traced.ts'

/**
 * ConfigMaps and Secrets that generators make, with a name and nothing in them: patches find them, and they are left out of what is
 * shown. Throws a KustomizeFault where two have one name.
 */
export function addGenerated(resources: readonly Customized[], { root, file }: Kustomization): Customized[] {
  const options = fieldOf(root, 'generatorOptions')
  return generators.reduce<Customized[]>(
    (all, [list, kind]) =>
      itemsOf(root, list).reduce<Customized[]>((known, entry) => {
        if (entry.kind !== 'map') return known
        return withGenerated(known, generate(entry, kind, `\`${list}\` of ${file} makes it.`, options), entry)
      }, all),
    [...resources],
  )
}

const generators = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const

function generate(
  entry: TracedMap,
  kind: string,
  why: string,
  options: ReturnType<typeof fieldOf>,
): Customized {
  const at = entry.origin.at
  const name = scalarText(fieldOf(entry, 'name'))
  if (!name) throw new KustomizeFault('A generator needs a `name`.', at)
  const namespace = scalarText(fieldOf(entry, 'namespace'))
  const own = fieldOf(entry, 'options')
  const labels = [options, own].flatMap(it => (it?.kind === 'map' ? [...labelsOf(it)] : []))
  const value = made(
    {
      apiVersion: 'v1',
      kind,
      metadata: {
        name,
        ...(namespace && { namespace }),
        ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
      },
    },
    why,
    at,
  ) as TracedMap
  return { value, before: [], prefixes: [], suffixes: [], source: at, isGenerated: true }
}

function labelsOf(options: TracedMap): [string, string][] {
  const labels = fieldOf(options, 'labels')
  if (labels?.kind !== 'map') return []
  return [...labels.entries].flatMap(([key, it]) => (it.kind === 'scalar' ? [[key, String(it.value)]] : []))
}

/** What merges into an object or replaces it leaves the object where it is. */
function withGenerated(known: Customized[], generated: Customized, entry: TracedMap): Customized[] {
  const key = keyOf(generated.value)
  const behavior = scalarText(fieldOf(entry, 'behavior')) ?? 'create'
  const isThere = known.some(it => keysOf(it).some(other => sameKey(other, key)))
  if (behavior === 'merge' || behavior === 'replace') {
    if (isThere) return known
    throw new KustomizeFault(
      `\`behavior: ${behavior}\` needs ${describeKey(key)}, which is not there.`,
      entry.origin.at,
    )
  }
  if (!isThere) return [...known, generated]
  throw new KustomizeFault(
    `${describeKey(key)} is there already; a generator that adds to it says \`behavior: merge\`.`,
    entry.origin.at,
  )
}

/** Whether kustomize adds a hash of its content to the name. */
export function hasHash(entry: TracedMap, root: TracedMap): boolean {
  return ![fieldOf(root, 'generatorOptions'), fieldOf(entry, 'options')].some(
    it => it?.kind === 'map' && isTrue(it, 'disableNameSuffixHash'),
  )
}
