import {
  type Accumulated,
  type Customized,
  foundBy,
  Gathered,
  keysOf,
  remembered,
} from '../resources/accumulator.ts'
import { keptBy, type Step } from '../resources/kept-steps.ts'
import { KustomizeFault, type KustomizeProblem } from '../traced/problem.ts'
import { describeKey, keyOf, sameKey } from '../traced/resource-id.ts'
import { type Traced, type TracedMap, textAt, withEntry, withoutEntry, withTextAt } from '../traced/traced.ts'
import { applyJsonPatch } from './json-patch.ts'
import type { Patch } from './read-patches.ts'
import { selectTargets } from './select-targets.ts'
import { strategicMerge } from './strategic-merge.ts'

/** The resources with one patch on those that it is for. Follows sigs.k8s.io/kustomize/api: PatchTransformer. */
export function applyPatch(
  accumulated: Accumulated,
  patch: Patch,
  notice: (problem: KustomizeProblem) => void,
): Accumulated {
  const { content, target } = patch
  const { resources } = accumulated
  if (content.type === 'json') {
    if (!target) throw new KustomizeFault('A list of operations needs a `target`.', patch.at)
    const selected = selectTargets(resources, target)
    if (selected.length === 0) notice(matchesNothing(patch))
    return change(accumulated, patch, selected, it =>
      foundBy(operated(patch.isOld ? it : remembered(it), patch), target),
    )
  }
  if (target) {
    if (content.patches.length > 1)
      throw new KustomizeFault('A patch with a `target` must be one document.', patch.at)
    const selected = selectTargets(resources, target)
    if (selected.length === 0) notice(matchesNothing(patch))
    return change(accumulated, patch, selected, it => foundBy(merged(it, content.patches[0]!, patch), target))
  }
  return content.patches.reduce((all, own) => {
    const wanted = keyOf(own.value)
    const found = all.resources.filter(it => keysOf(it).some(key => sameKey(key, wanted)))
    if (found.length === 0)
      throw new KustomizeFault(
        `The patch is for ${describeKey(wanted)}, which is not among the resources.${hintFor(wanted, all.resources)}`,
        own.source,
      )
    if (found.length > 1)
      throw new KustomizeFault(
        `The patch is for ${describeKey(wanted)}, of which there are ${found.length}.`,
        own.source,
      )
    return change(all, own, found, it => foundBy(merged(it, own, patch), own.value.entries.get('metadata')))
  }, accumulated)
}

/** The same name in another namespace or group is what is most often overlooked. */
function hintFor(wanted: ReturnType<typeof keyOf>, resources: readonly Customized[]): string {
  const near = resources.flatMap(keysOf).find(it => it.kind === wanted.kind && it.name === wanted.name)
  if (!near) return ''
  const [has, should] =
    near.group !== wanted.group || near.version !== wanted.version
      ? [`apiVersion ${apiVersion(wanted)}`, `apiVersion ${apiVersion(near)}`]
      : [`namespace ${wanted.namespace || 'default'}`, `namespace ${near.namespace || 'default'}`]
  return ` The patch says ${has}, the resource ${should}.`
}

function apiVersion({ group, version }: { readonly group: string; readonly version: string }): string {
  return group ? `${group}/${version}` : version
}

function matchesNothing({ target, at }: Patch): KustomizeProblem {
  return {
    severity: 'notice',
    message: 'The `target` of this patch matches no resource, so it does nothing.',
    at: target?.origin.at ?? at,
  }
}

function change(
  accumulated: Accumulated,
  step: Step,
  selected: readonly Customized[],
  how: (resource: Customized) => Customized | undefined,
): Accumulated {
  const isSelected = new Set(selected)
  const changed = accumulated.resources.flatMap(it =>
    isSelected.has(it) ? (keptBy(step, it, how) ?? []) : [it],
  )
  const gathered = new Gathered()
  gathered.add(changed)
  return { ...accumulated, resources: gathered.all }
}

function operated(resource: Customized, { content }: Patch): Customized | undefined {
  if (content.type !== 'json') return resource
  const value = applyJsonPatch(resource.value, content.operations)
  if (value.kind !== 'map' || !textAt(value, 'kind'))
    throw new KustomizeFault('The patch leaves no object with a `kind`.', content.operations.origin.at)
  return { ...resource, value }
}

/** Name, kind and namespace stay, whatever the patch says of them. */
function merged(
  resource: Customized,
  patch: Customized,
  { canChangeName, canChangeKind }: Patch,
): Customized | undefined {
  const { group, kind } = keyOf(resource.value)
  const own = canChangeKind ? patch.value : without(patch.value, 'kind')
  const value = strategicMerge(resource.value, without(own, 'apiVersion'), { group, kind })
  if (!value) return undefined
  const kept = canChangeName || canChangeKind ? remembered(resource) : resource
  const named = canChangeName ? value : withMetadata(value, 'name', resource.value)
  return { ...kept, value: withMetadata(named, 'namespace', resource.value) }
}

function without(map: TracedMap, key: string): TracedMap {
  return withoutEntry(map, key)
}

function withMetadata(value: TracedMap, field: string, from: TracedMap): TracedMap {
  const metadata = from.entries.get('metadata')
  const kept: Traced | undefined = metadata?.kind === 'map' ? metadata.entries.get(field) : undefined
  const now = value.entries.get('metadata')
  if (kept) return withTextAt(value, ['metadata', field], kept)
  return now?.kind === 'map' ? withEntry(value, 'metadata', withoutEntry(now, field)) : value
}
