import { defaultFields, type TransformerFields } from '../fields/default-fields.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { describeKey, keyOf, keyText, type ResourceKey } from '../traced/resource-id.ts'
import type { Traced, TracedMap, WrittenAt } from '../traced/traced.ts'

/** A resource on its way through the kustomizations. */
export interface Customized {
  readonly value: TracedMap
  /** Under which names it was known before, the oldest first: patches and references find it by any of them. */
  readonly before: readonly Named[]
  readonly prefixes: readonly string[]
  readonly suffixes: readonly string[]
  /** Where the object stands in the files, or what generates it. */
  readonly source: WrittenAt
  /** Made by a generator: left out of what is shown. */
  readonly isGenerated?: boolean
  /** The maps that name it for others to find: `metadata` of its patches, a `target`, an entry of `replicas`. */
  readonly namedBy?: readonly TracedMap[]
}

export type Named = Pick<ResourceKey, 'kind' | 'name' | 'namespace'>

/** The resources of a kustomization so far, and which fields its transformers touch. */
export interface Accumulated {
  readonly resources: readonly Customized[]
  readonly fields: TransformerFields
}

export const nothing: Accumulated = { resources: [], fields: defaultFields }

/** Under which keys a resource is or was known, the oldest first. Its group and version are those it has now. */
export function keysOf({ value, before }: Customized): ResourceKey[] {
  const now = keyOf(value)
  return [...before.map(it => ({ ...now, ...it })), now]
}

/** The resource with its present name among those it was known by. */
export function remembered(resource: Customized): Customized {
  const { kind, name, namespace } = keyOf(resource.value)
  return { ...resource, before: [...resource.before, { kind, name, namespace }] }
}

/** The resource, found by the `name` of a map. */
export function foundBy<T extends Customized | undefined>(resource: T, map: Traced | undefined): T {
  return resource && map?.kind === 'map' && map.entries.has('name')
    ? { ...resource, namedBy: [...(resource.namedBy ?? []), map] }
    : resource
}

/** Resources as they are gathered, each of a name of its own. */
export class Gathered {
  readonly all: Customized[] = []
  private readonly byKey = new Map<string, Customized>()

  /** Throws a KustomizeFault where two have one name. */
  add(more: readonly Customized[]): void {
    for (const it of more) {
      const key = keyOf(it.value)
      const text = keyText(key)
      const twin = this.byKey.get(text)
      if (twin)
        throw new KustomizeFault(
          `${describeKey(key)} is there twice: in ${twin.source.file} and in ${it.source.file}. One kustomization cannot hold both.`,
          it.source,
        )
      this.byKey.set(text, it)
      this.all.push(it)
    }
  }
}
