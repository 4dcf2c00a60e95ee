import { memoByObject } from '../../data/memo-by-object.ts'
import { fieldOf, type Kustomization, scalarText, textsOf } from '../files/kustomization.ts'
import type { Customized } from '../resources/accumulator.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { keyOf, type ResourceKey } from '../traced/resource-id.ts'
import type { TracedMap } from '../traced/traced.ts'

/**
 * The resources in the order in which kustomize writes them: `sortOptions` of the outermost kustomization, or the order by kinds
 * that is its default. Follows sigs.k8s.io/kustomize/api: SortOrderTransformer.
 */
export function sortResources(resources: readonly Customized[], { root }: Kustomization): Customized[] {
  const options = fieldOf(root, 'sortOptions')
  if (options?.kind !== 'map') return byKind(resources, defaultFirst, defaultLast)
  const orderAt = fieldOf(options, 'order')
  const order = scalarText(orderAt)
  const legacy = fieldOf(options, 'legacySortOptions')
  if (order === 'legacy')
    return legacy?.kind === 'map'
      ? byKind(resources, listOf(legacy, 'orderFirst'), listOf(legacy, 'orderLast'))
      : byKind(resources, defaultFirst, defaultLast)
  if (order !== 'fifo')
    throw new KustomizeFault('`sortOptions.order` must be legacy or fifo.', (orderAt ?? options).origin.at)
  if (legacy)
    throw new KustomizeFault('`legacySortOptions` needs the order legacy, not fifo.', legacy.origin.at)
  return [...resources]
}

function listOf(map: TracedMap, name: string): string[] {
  return textsOf(map, name).map(it => it.text)
}

function byKind(
  resources: readonly Customized[],
  first: readonly string[],
  last: readonly string[],
): Customized[] {
  const ranks = new Map([
    ...first.map((kind, i) => [kind, i - first.length] as const),
    ...last.map((kind, i) => [kind, i + 1] as const),
  ])
  const keyed = resources.map((resource): Keyed => {
    const texts = keyTexts(keyOf(resource.value))
    return { resource, texts, rank: ranks.get(texts.key.kind) ?? 0 }
  })
  return keyed.sort(compare).map(it => it.resource)
}

interface Keyed {
  readonly resource: Customized
  readonly texts: KeyTexts
  readonly rank: number
}

function compare(one: Keyed, other: Keyed): number {
  if (one.rank !== other.rank) return one.rank - other.rank
  const a = one.texts
  const b = other.texts
  const byType = compareText(a.type, b.type)
  // Namespaces of the core group come before those of other groups.
  if (byType !== 0) return a.key.kind === 'Namespace' && (!a.key.group || !b.key.group) ? -byType : byType
  return compareText(a.name, b.name)
}

interface KeyTexts {
  readonly key: ResourceKey
  readonly type: string
  readonly name: string
}

const keyTexts = memoByObject(
  (key: ResourceKey): KeyTexts => ({ key, type: typeText(key), name: nameText(key) }),
)

function typeText({ group, version, kind }: ResourceKey): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}`
}

function nameText({ name, namespace }: ResourceKey): string {
  return `${namespace || '~X'}|${name || '~N'}`
}

/** By bytes, as Go compares texts; all of them are plain ASCII in any object that an API server takes. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const defaultFirst = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
]
const defaultLast = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']
