import { equalJson } from '../../yaml/edit/json.ts'
import { type JsonChange, partChanges } from '../../yaml/edit/json-changes.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'
import { pointerTo } from '../patches/json-patch.ts'
import { strategicMerge } from '../patches/strategic-merge.ts'
import { keyOf } from '../traced/resource-id.ts'
import { plain, type TracedMap, traceDocument } from '../traced/traced.ts'

/** A resource as it was and as it is. */
export interface Change {
  readonly before: TracedMap
  readonly after: TracedMap
}

export interface WrittenPatch {
  readonly type: 'merge' | 'json'
  readonly text: string
}

/**
 * The patch that makes a resource what it is: a strategic merge where that says it, in fewer letters than a JSON patch (RFC 6902)
 * does. Lists of Istio's kinds are replaced as a whole by a merge, so for one item of many the JSON patch is the smaller one.
 * Undefined where nothing changed.
 */
export function patchOf(change: Change): WrittenPatch | undefined {
  const [before, after] = [change.before, change.after].map(it => plain(it)) as [Json, Json]
  if (equalJson(before, after)) return undefined
  const json = { type: 'json', text: writeDocument(operationsBetween(before, after)) } as const
  const merge = mergePatch(change, before, after)
  return merge !== undefined && merge.length <= json.text.length ? { type: 'merge', text: merge } : json
}

/** The operations of a JSON patch, one after the other. */
function operationsBetween(before: Json, after: Json): Json[] {
  const changes = partChanges(before, after, []) ?? [{ type: 'set' as const, path: [], value: after }]
  return changes.map(it => operationOf(it, before))
}

function operationOf(change: JsonChange, before: Json): Json {
  switch (change.type) {
    case 'set': {
      // To replace what is not there is a fault to most readers of a patch.
      const op = has(before, change.path) ? 'replace' : 'add'
      return { op, path: pointerTo(change.path), value: change.value }
    }
    case 'remove':
      return { op: 'remove', path: pointerTo(change.path) }
    case 'insert':
      return { op: 'add', path: pointerTo([...change.path, change.index]), value: change.value }
  }
}

function has(value: Json, path: readonly (string | number)[]): boolean {
  let current: Json | undefined = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return false
    current = (current as { [key: string]: Json })[step]
  }
  return true
}

/** The merge patch, where it makes of the one exactly the other. */
function mergePatch(change: Change, before: Json, after: Json): string | undefined {
  if (!isMap(before) || !isMap(after) || before.apiVersion !== after.apiVersion) return undefined
  const { name, namespace } = metadataOf(before)
  // A merge leaves the namespace as it is, whatever it says.
  if (namespace !== metadataOf(after).namespace) return undefined
  const differing = differenceOf(before, after)
  const metadata = {
    name: name ?? '',
    ...(namespace !== undefined && { namespace }),
    ...(isMap(differing.metadata) && differing.metadata),
  }
  const text = writeDocument({
    apiVersion: before.apiVersion ?? '',
    kind: before.kind ?? '',
    metadata,
    ...Object.fromEntries(Object.entries(differing).filter(([key]) => key !== 'metadata')),
  })
  const source = readDocument(text)
  const patch = traceDocument(
    source,
    source.value!,
    [],
    path => ({ file: '', document: 0, path }),
    'yaml 1.2',
  )
  if (patch.kind !== 'map') return undefined
  try {
    const { group, kind } = keyOf(change.before)
    const merged = strategicMerge(change.before, patch, { group, kind })
    return merged && equalJson(plain(merged), after) ? text : undefined
  } catch {
    // A value of another sort cannot be merged.
    return undefined
  }
}

function metadataOf({ metadata }: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  return metadata !== undefined && isMap(metadata) ? metadata : {}
}

function differenceOf(
  before: { readonly [key: string]: Json },
  after: { readonly [key: string]: Json },
): { [key: string]: Json } {
  const differing: { [key: string]: Json } = Object.create(null)
  for (const [key, value] of Object.entries(after)) {
    const was = Object.hasOwn(before, key) ? before[key] : undefined
    if (equalJson(was, value)) continue
    differing[key] = isMap(was) && isMap(value) ? differenceOf(was, value) : value
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) differing[key] = null
  return differing
}
