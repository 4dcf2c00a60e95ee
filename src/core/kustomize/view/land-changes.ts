import { changesBetween } from '../../text/changes-between.ts'
import type { FileChange, Files } from '../../text/file-change.ts'
import { freeFileName } from '../../text/file-name.ts'
import { equalJson } from '../../yaml/edit/json.ts'
import { type JsonChange, partChanges } from '../../yaml/edit/json-changes.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import { formatPath } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { fileIn, relativePath } from '../files/folder-path.ts'
import { type Resolution, type ResolvedResource, resolveKustomization } from '../resolve.ts'
import { describeKey, keyOf } from '../traced/resource-id.ts'
import { plain, tracedAt } from '../traced/traced.ts'
import { type Landing, landValue } from './land-value.ts'
import { addEntry } from './overlay-patch.ts'
import { removeResource } from './remove-resource.ts'

export type Landed =
  | { readonly ok: true; readonly changes: readonly FileChange[] }
  | { readonly ok: false; readonly reason: string }

/**
 * The changes of the real files that turn what is resolved into other values, one for each document that is wanted. Each part lands
 * where it comes from, or in a patch of the overlay; then everything is resolved again, and refused where it is not exactly what was
 * wanted: where another file decides, or other resources change with it.
 */
export function landChanges(
  files: Files,
  before: Resolution,
  wanted: readonly Json[],
  landing: Landing,
): Landed {
  const values = before.resources.map(it => plain(it.value))
  const { changed, removed, added } = pairUp(values, wanted)
  let current = files
  for (const [index, value] of changed) {
    const landed = landResource(current, before, before.resources[index]!, value, landing)
    if (!landed.ok) return landed
    current = landed.files
  }
  // From the last document of a file to the first, so that the numbers of the others hold.
  const gone = removed.map(it => before.resources[it]!).sort((a, b) => b.source.document - a.source.document)
  for (const resource of gone) {
    const landed = removeResource(current, resource, landing)
    if (!landed.ok) return landed
    current = landed.files
  }
  for (const value of added) {
    const landed = addResource(current, landing.to === 'overlay' ? landing.folder : before.folder, value)
    if (!landed.ok) return landed
    current = landed.files
  }
  const fault = differs(resolveKustomization(current, before.folder), wanted, added.length)
  if (fault) return { ok: false, reason: fault }
  return { ok: true, changes: changesBetween(files, current) }
}

interface Paired {
  readonly changed: readonly (readonly [number, Json])[]
  readonly removed: readonly number[]
  readonly added: readonly Json[]
}

/** What is wanted beside what there is: by equality, then by name, then by order where as many are left on both sides. */
function pairUp(values: readonly Json[], wanted: readonly Json[]): Paired {
  const left = new Map(values.map((it, i) => [i, it]))
  const open: Json[] = []
  for (const value of wanted) {
    const same = [...left].find(([, it]) => equalJson(it, value))
    if (same) left.delete(same[0])
    else open.push(value)
  }
  const changed: [number, Json][] = []
  const nameless = open.filter(value => {
    const named = [...left].find(([, it]) => nameOf(it) === nameOf(value))
    if (!named) return true
    left.delete(named[0])
    changed.push([named[0], value])
    return false
  })
  if (nameless.length !== left.size) return { changed, removed: [...left.keys()], added: nameless }
  const renamed = [...left.keys()].map((index, i) => [index, nameless[i]!] as const)
  return { changed: [...changed, ...renamed], removed: [], added: [] }
}

function nameOf(value: Json): string {
  if (!isMap(value) || !isMap(value.metadata)) return ''
  const { name, namespace } = value.metadata
  return [value.apiVersion, value.kind, namespace, name]
    .map(it => (typeof it === 'string' ? it : ''))
    .join('/')
}

const mostSteps = 200

type LandedFiles =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly reason: string }

/** Changes a resource part by part; after each it is resolved again, so that every part lands at its present place. */
function landResource(
  files: Files,
  before: Resolution,
  resource: ResolvedResource,
  value: Json,
  landing: Landing,
): LandedFiles {
  let current = files
  let now: ResolvedResource | undefined = resource
  for (let step = 0; step < mostSteps; step++) {
    const [change] = differences(plain(now.value), value)
    if (!change) return { ok: true, files: current }
    const landed = landPart(current, before, now, value, change, landing)
    if (!landed.ok) return landed
    current = landed.files
    now = landed.resource
  }
  return { ok: false, reason: 'The change is too large to be made in the files that it comes from.' }
}

type LandedPart =
  | { readonly ok: true; readonly files: Files; readonly resource: ResolvedResource }
  | { readonly ok: false; readonly reason: string }

/** Takes the first way that brings the resource nearer to what is wanted and leaves the number of resources. */
function landPart(
  files: Files,
  { folder, resources }: Resolution,
  resource: ResolvedResource,
  value: Json,
  change: JsonChange,
  landing: Landing,
): LandedPart {
  const far = differences(plain(resource.value), value).length
  let reason = overruled(resource, change)
  for (const edited of landValue(files, resource, change, landing)) {
    if (!edited.ok) {
      reason = edited.reason
      continue
    }
    const after = resolveKustomization(edited.files, folder)
    const error = after.problems.find(it => it.severity === 'error')
    if (error) {
      reason = `With this change the kustomization cannot be built: ${error.message}`
      continue
    }
    const now =
      after.resources.find(it => isSame(it, resource)) ??
      after.resources.find(it => nameOf(plain(it.value)) === nameOf(value))
    if (
      now &&
      after.resources.length === resources.length &&
      differences(plain(now.value), value).length < far
    )
      return { ok: true, files: edited.files, resource: now }
  }
  return { ok: false, reason }
}

function isSame(a: ResolvedResource, b: ResolvedResource): boolean {
  return (
    a.source.file === b.source.file &&
    a.source.document === b.source.document &&
    formatPath(a.source.path) === formatPath(b.source.path)
  )
}

function overruled({ value }: ResolvedResource, change: JsonChange): string {
  const origin = (tracedAt(value, change.path) ?? value).origin
  return `\`${formatPath(change.path)}\` comes from ${origin.at.file}, and changing it there does not give this value: another file decides as well.`
}

function differences(from: Json, to: Json): JsonChange[] {
  if (equalJson(from, to)) return []
  return partChanges(from, to, []) ?? [{ type: 'set', path: [], value: to }]
}

/** An object more: a file of its own in the folder of the overlay, listed there. */
function addResource(files: Files, folder: string, value: Json): LandedFiles {
  const name = isMap(value) && isMap(value.metadata) ? value.metadata.name : undefined
  const wanted = `${typeof name === 'string' && /^[\w.-]+$/.test(name) ? name : 'resource'}.yaml`
  const file = freeFileName(fileIn(folder, wanted), files)
  return addEntry(
    [...files, { name: file, text: writeDocument(value) }],
    folder,
    'resources',
    relativePath(folder, file),
  )
}

/** What is not as it was wanted; objects that were added may get a prefix or a namespace. */
function differs(after: Resolution, wanted: readonly Json[], added: number): string | undefined {
  const error = after.problems.find(it => it.severity === 'error')
  if (error) return `With this change the kustomization cannot be built: ${error.message}`
  const open = [...wanted]
  const others = after.resources.filter(it => {
    const at = open.findIndex(value => equalJson(plain(it.value), value))
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
  if (open.length <= added && others.length <= added) return undefined
  const [other] = others
  return other
    ? `${describeKey(keyOf(other.value))} would change with it, since both come from the same lines of ${other.source.file}.`
    : 'The change cannot be made in the files that it comes from.'
}
