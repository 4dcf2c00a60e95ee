import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { isGranted } from '../references/reference-grants.ts'
import { usesOfGrant } from '../references/users-of.ts'
import type { AnalysisSettings } from '../settings.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { valueAt } from '../yaml/path.ts'
import { allOf } from './all-of.ts'
import { allowReference, type GrantedReference } from './allow-reference.ts'
import { deletePlace } from './delete-place.ts'
import { deleteResources } from './delete-resources.ts'
import { grantable, referentOf } from './grantable-references.ts'
import type { Operation, OperationResult } from './operation.ts'

type Done = Extract<OperationResult, { ok: true }>

/** Of a resource that was moved, what it is called before and after. */
export interface MovedIds {
  readonly before: ResourceId
  readonly after: ResourceId
}

/** What a ReferenceGrant opens to one kind and namespace, which nobody of it uses any more. */
interface Unused {
  readonly grant: Resource
  /** The entries of `from`; all of them where the whole grant has no use. */
  readonly entries: readonly number[]
  readonly isWhole: boolean
}

/**
 * Adds to a move what keeps references allowed: whatever could refer to an object before the move, and could not after it, gets a
 * ReferenceGrant for that object. What grants opened to referrers that are gone is said, or taken out with `clean`.
 */
export function bringGrants(
  files: Files,
  settings: AnalysisSettings,
  moved: Done,
  ids: MovedIds,
  grants: 'keep' | 'clean',
): OperationResult {
  const before = readModel(files, settings)
  const after = readModel(applyChanges(files, moved.changes), settings)
  const needed = newlyNeeded(before, after, ids).map(allowReference)
  const step: Operation = { title: '', run: () => moved }
  const brought = allOf('', [step, ...needed]).run(files, settings)
  if (!brought.ok) return brought
  const select = moved.select && { select: moved.select }
  const notes = [moved.note, needed.length > 0 ? broughtWords(needed.length) : undefined]
  const unused = leftUnused(before, readModel(applyChanges(files, brought.changes), settings))
  const clean = grants === 'clean' ? cleaning(unused) : []
  if (clean.length === 0) {
    const note = [...notes, ...unused.map(it => `${unusedWords(it)}, and none does any more.`)]
    return { ...brought, ...select, ...noted(note) }
  }
  const cleaned = allOf('', [{ title: '', run: () => brought }, ...clean]).run(files, settings)
  return cleaned.ok ? { ok: true, changes: cleaned.changes, ...select, ...noted(notes) } : cleaned
}

/** What grants open that nobody will use after a move, in words; none where the move cannot be made. */
export function unusedAfter(files: Files, settings: AnalysisSettings, move: Operation): readonly string[] {
  const result = move.run(files, settings)
  if (!result.ok) return []
  const after = readModel(applyChanges(files, result.changes), settings)
  return leftUnused(readModel(files, settings), after).map(unusedWords)
}

function noted(notes: readonly (string | undefined)[]): { note?: string } {
  const words = notes.filter(it => it !== undefined)
  return words.length > 0 ? { note: words.join(' ') } : {}
}

function broughtWords(count: number): string {
  return count === 1
    ? 'A ReferenceGrant lets it refer across namespaces.'
    : 'ReferenceGrants let it refer across namespaces.'
}

function unusedWords({ grant, entries }: Unused): string {
  const whom = entries.map(it => {
    const at = (key: string) => String(valueAt(grant.value, ['spec', 'from', it, key]))
    return `${at('kind')}s of ${at('namespace')}`
  })
  return `ReferenceGrant ${grant.name} lets ${whom.join(' and ')} refer to ${grant.namespace}`
}

/** Each once, in an order that does not depend on how the files are written. */
function newlyNeeded(before: Model, after: Model, ids: MovedIds): GrantedReference[] {
  const later = new Map(after.resources.map(it => [it.id, it]))
  const needed = before.resources.flatMap(from => {
    const then = later.get(from.id === ids.before ? ids.after : from.id)
    if (!then) return []
    const references = grantable(then)
    return grantable(from).flatMap((reference, i) => {
      const [was, is] = [referentOf(reference), referentOf(references[i])]
      if (!was || !is || !isGranted(before, from, was) || isGranted(after, then, is)) return []
      return [{ from: { kind: then.kind, namespace: then.namespace }, to: is }]
    })
  })
  const byKey = new Map(needed.map(it => [keyOf(it), it]))
  return [...byKey.keys()].sort().map(it => byKey.get(it)!)
}

function keyOf({ from, to }: GrantedReference): string {
  return [to.namespace, to.kind, to.name, from.kind, from.namespace].join(' ')
}

/** What of the grants was used before and is not after, by the entries of `from`. */
function leftUnused(before: Model, after: Model): Unused[] {
  const later = new Map(after.resources.map(it => [it.id, it]))
  return before.ofKind('ReferenceGrant').flatMap(grant => {
    const then = later.get(grant.id)
    if (!then) return []
    const used = usedEntries(grant, before.resources)
    const uses = usedEntries(then, after.resources)
    const entries = [...used].filter(it => !uses.has(it))
    return entries.length > 0 ? [{ grant: then, entries, isWhole: uses.size === 0 }] : []
  })
}

function usedEntries(grant: Resource, all: readonly Resource[]): ReadonlySet<number> {
  const from: unknown = valueAt(grant.value, ['spec', 'from'])
  const entries: readonly unknown[] = Array.isArray(from) ? from : []
  const uses = usesOfGrant(grant, all).map(it => it.from)
  return new Set(
    entries.flatMap((entry, i) =>
      uses.some(it => it.kind === valueAt(entry, ['kind']) && it.namespace === valueAt(entry, ['namespace']))
        ? [i]
        : [],
    ),
  )
}

function cleaning(unused: readonly Unused[]): Operation[] {
  return unused.flatMap(({ grant, entries, isWhole }) =>
    isWhole
      ? [deleteResources([grant.id])]
      : // From the last to the first, so that the indices hold.
        [...entries].reverse().map(it => deletePlace({ resource: grant.id, path: ['spec', 'from', it] })),
  )
}
