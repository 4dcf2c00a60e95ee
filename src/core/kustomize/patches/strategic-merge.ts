import { KustomizeFault } from '../traced/problem.ts'
import {
  isNull,
  replacedScalars,
  type Traced,
  type TracedList,
  type TracedMap,
  withEntry,
  withoutEntry,
} from '../traced/traced.ts'
import { mergeKeysAt } from './merge-keys.ts'

/** What is merged: its kind decides by which fields lists are. */
export interface MergedKind {
  readonly group: string
  readonly kind: string
}

/**
 * A resource with a strategic-merge patch on it; undefined where the patch deletes it. Lists of kinds that Kubernetes does not
 * bring itself are replaced. Follows sigs.k8s.io/kustomize/kyaml/yaml/merge2: Merger.
 */
export function strategicMerge(resource: TracedMap, patch: TracedMap, of: MergedKind): TracedMap | undefined {
  const merging: Merging = { ...of, replaced: new Map() }
  const merged = merge(resource, patch, merging, [])
  return merged?.kind === 'map' ? (replacedScalars(merged, merging.replaced) as TracedMap) : undefined
}

/** A label that a transformer has set at several places is one value to kustomize: to replace it at one is to replace it at all. */
interface Merging extends MergedKind {
  readonly replaced: Map<Traced, Traced>
}

function merge(
  dest: Traced | undefined,
  patch: Traced | undefined,
  of: Merging,
  path: readonly string[],
): Traced | undefined {
  const kind = !isNull(dest) ? dest!.kind : !isNull(patch) ? patch!.kind : undefined
  if (kind === undefined) {
    if (patch !== undefined || dest === undefined) return undefined
    return dest.kind === 'scalar' && dest.isAbsent ? undefined : dest
  }
  if (patch && !isNull(patch) && patch.kind !== kind)
    throw new KustomizeFault(
      `The patch has a ${words[patch.kind]} at \`${path.join('.')}\`, the resource a ${words[kind]}.`,
      patch.origin.at,
    )
  if (kind === 'scalar') {
    if (patch === undefined) return dest
    if (isNull(patch)) return undefined
    if (dest) of.replaced.set(dest, patch)
    return patch
  }
  if (kind === 'map') return mergeMap(dest as TracedMap, patch as TracedMap, of, path)
  const keys = mergeKeysAt(of.group, of.kind, path)
  if (!keys) return patch === undefined ? dest : isNull(patch) ? undefined : patch
  return mergeList(dest as TracedList, patch as TracedList | undefined, keys, of, path)
}

const words = { scalar: 'single value', map: 'mapping', list: 'list' }

function mergeMap(
  dest: TracedMap | undefined,
  patch: TracedMap | undefined,
  of: Merging,
  path: readonly string[],
): Traced | undefined {
  if (patch && isNull(patch)) return undefined
  const directive = patch && directiveOf(patch)
  if (directive === 'delete') return undefined
  const own = patch && withoutEntry(patch, '$patch')
  const base = directive === 'replace' || isNull(dest) ? own! : dest!
  let result = base
  for (const key of new Set([...base.entries.keys(), ...(own?.entries.keys() ?? [])])) {
    const below = merge(base.entries.get(key), own?.entries.get(key), of, [...path, key])
    if (below === undefined) result = withoutEntry(result, key)
    else if (below !== result.entries.get(key)) result = withEntry(result, key, below)
  }
  return result
}

function directiveOf(patch: TracedMap): 'delete' | 'replace' | 'merge' | undefined {
  const found = patch.entries.get('$patch')
  if (!found) return undefined
  const value = found.kind === 'scalar' ? found.value : undefined
  if (value === 'delete' || value === 'replace' || value === 'merge') return value
  throw new KustomizeFault(`\`$patch\` must be delete, replace or merge.`, found.origin.at)
}

/** Items that the patch adds come first. */
function mergeList(
  dest: TracedList | undefined,
  patch: TracedList | undefined,
  keys: readonly string[],
  of: Merging,
  path: readonly string[],
): Traced | undefined {
  if (patch && isNull(patch)) return undefined
  if (isNull(dest)) return patch
  if (!patch) return dest
  const directives = patch.items.filter(it => it.kind === 'map' && it.entries.size === 1 && directiveOf(it))
  const whole = directives[0] && directiveOf(directives[0] as TracedMap)
  const items = patch.items.filter(it => !directives.includes(it))
  if (whole === 'delete') return undefined
  if (whole === 'replace') return { ...patch, items }
  const rest = [...dest!.items]
  const first: Traced[] = []
  for (const item of items) {
    const at = rest.findIndex(it => isSameItem(it, item, keys))
    const merged = merge(rest[at], item, of, path)
    // With one key the item comes to the front; with several it keeps its place.
    if (at >= 0) rest.splice(at, 1, ...(keys.length > 1 && merged ? [merged] : []))
    if (merged && (at < 0 || keys.length === 1)) first.push(merged)
  }
  return { ...dest!, items: [...first, ...rest] }
}

function isSameItem(a: Traced, b: Traced, keys: readonly string[]): boolean {
  if (a.kind !== 'map' || b.kind !== 'map') return false
  const known = keys.filter(it => a.entries.has(it) && b.entries.has(it))
  return known.length > 0 && known.every(it => scalarAt(a, it) === scalarAt(b, it))
}

function scalarAt(map: TracedMap, key: string): string | undefined {
  const found = map.entries.get(key)
  return found?.kind === 'scalar' ? String(found.value) : undefined
}
