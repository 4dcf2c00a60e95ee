import { composeEdits } from '../../text/compose-edits.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { editedDocument } from '../document-cache.ts'
import type { Path } from '../path.ts'
import { treeOf } from '../read-document.ts'
import type { Json, SourceDocument } from '../source-document.ts'
import { effective, Refusal } from './draft.ts'
import { insertItemIn, moveItemIn, type Plan, removeIn, renameIn, setIn, setWholeIn } from './edit-plans.ts'
import { at, equalJson, insertedAt, movedAt, plainJson, removedAt, renamedAt, setAt } from './json.ts'
import { type JsonChange, partChanges } from './json-changes.ts'
import { copyAliases, hasShared, isolate, releaseAnchors } from './unshare.ts'

/**
 * Minimal edits of one document. Each returns edits in the document's own offsets that change only the bytes it is
 * about, or a refusal that says why it makes no sense there. How a file is written is no reason to refuse: what is written
 * once and read twice, by anchor, alias and merge key, is taken apart as far as the change needs it.
 * What an edit would make of the document is read before it is given; one that would do anything else is refused.
 */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string }

const mostParts = 40

/** Sets the value at a path; makes the missing maps and lists on the way (a number step makes a list). Key order follows `order`, else new keys go last. */
export function setValue(
  document: SourceDocument,
  path: Path,
  value: Json,
  order?: readonly string[],
): EditResult {
  const clean = plainJson(value)
  const expect = (before: Json | undefined) => setAt(before, path, clean)
  const about = { path, ends: false }
  const fine = attempt(document, expect, about, it => setIn(it, path, clean, order))
  if (fine.ok || typeof clean !== 'object' || clean === null || !document.readable) return fine
  // Where the parts cannot be changed at once they may be changed each by itself, or the whole value be replaced.
  const parts = setParts(document, path, clean)
  if (parts?.ok) return parts
  const whole = attempt(document, expect, about, it => setWholeIn(it, path, clean))
  return whole.ok ? whole : fine
}

function setParts(document: SourceDocument, path: Path, value: Json): EditResult | undefined {
  const old = at(document.value, path)
  const changes = old === undefined ? undefined : partChanges(old, value, path)
  if (!changes || changes.length > mostParts) return undefined
  return changeParts(document, changes)
}

/** Makes steps from one value to another one after the other, as one set of edits. */
export function changeParts(document: SourceDocument, changes: readonly JsonChange[]): EditResult {
  return inSequence(
    document,
    ...changes.map(change => (it: SourceDocument) => {
      switch (change.type) {
        case 'set':
          return setValue(it, change.path, change.value, change.order)
        case 'remove':
          return removeValue(it, change.path)
        case 'insert':
          return insertItem(it, change.path, change.index, change.value)
      }
    }),
  )
}

/** Removes the entry or item at a path, its own comments with it; a map or list left empty stays as `{}` or `[]` unless `prune` takes the empty parents along. */
export function removeValue(
  document: SourceDocument,
  path: Path,
  options?: { readonly prune?: boolean },
): EditResult {
  const prune = options?.prune ?? false
  return attempt(
    document,
    before => removedAt(before, path, prune),
    { path, ends: true },
    it => removeIn(it, path, prune),
  )
}

/** Inserts an item before `index` of the list at a path (at its end when `index` is its length); makes the list where it is missing. */
export function insertItem(document: SourceDocument, list: Path, index: number, value: Json): EditResult {
  const clean = plainJson(value)
  return attempt(
    document,
    before => insertedAt(before, list, index, clean),
    { path: list, ends: false },
    it => insertItemIn(it, list, index, clean),
  )
}

/** Moves an item of a list with its comments; `to` is its index afterwards. */
export function moveItem(document: SourceDocument, list: Path, from: number, to: number): EditResult {
  return attempt(
    document,
    before => movedAt(before, list, from, to),
    { path: list, ends: false, moves: true },
    it => moveItemIn(it, list, from, to),
  )
}

/** Gives a map entry another key; its value, place and comments stay. */
export function renameKey(document: SourceDocument, path: Path, key: string): EditResult {
  return attempt(
    document,
    before => renamedAt(before, path, key),
    { path, ends: true },
    it => renameIn(it, path, key),
  )
}

/** Makes several edits one after the other, each on what the one before left, as one set of edits of the given document. */
export function inSequence(
  document: SourceDocument,
  ...steps: readonly ((document: SourceDocument) => EditResult)[]
): EditResult {
  let edits: readonly TextEdit[] = []
  let current = document
  for (const step of steps) {
    const result = step(current)
    if (!result.ok) return result
    if (result.edits.length === 0) continue
    edits = composeEdits(edits, result.edits)
    current = editedDocument(current, result.edits)
  }
  return { ok: true, edits: effective(document.text, edits) }
}

/** What an edit is about, for the places that it shares something with. */
interface About {
  readonly path: Path
  /** The place itself goes, or gets another key. */
  readonly ends: boolean
  readonly moves?: boolean
}

/** Makes a plan's edits and holds what they lead to against what is expected. */
function attempt(
  document: SourceDocument,
  expect: (before: Json | undefined) => Json | undefined,
  about: About,
  plan: Plan,
): EditResult {
  if (!document.readable)
    return {
      ok: false,
      reason: 'The document has YAML errors. Fix them before you edit it here.',
    }
  try {
    const expected = expect(document.value)
    if (document.value !== undefined && equalJson(document.value, expected)) return { ok: true, edits: [] }
    const plain = heldTo(document, expected, plan)
    if (plain.ok || !hasShared(treeOf(document))) return plain
    // What is written once and read twice is taken apart as far as the change needs it.
    for (const prepare of preparations(about)) {
      const result = heldTo(document, expected, it => after(it, prepare(it), plan))
      if (result.ok) return result
    }
    return plain
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}

function preparations({ path, ends, moves }: About): Plan[] {
  const alone: Plan = it => isolate(it, path, ends)
  return [
    alone,
    it => after(it, alone(it), own => releaseAnchors(own, path)),
    ...(moves ? [(it: SourceDocument) => after(it, alone(it), own => copyAliases(own, path))] : []),
  ]
}

/** The edits given, and those of a plan on what they leave. */
function after(document: SourceDocument, edits: readonly TextEdit[], plan: Plan): readonly TextEdit[] {
  return composeEdits(edits, plan(editedDocument(document, edits)))
}

function heldTo(document: SourceDocument, expected: Json | undefined, plan: Plan): EditResult {
  try {
    const edits = effective(document.text, plan(document))
    const left = editedDocument(document, edits)
    if (left.readable && equalJson(left.value, expected)) return { ok: true, edits }
    return {
      ok: false,
      reason: 'This value cannot be changed without changing others.',
    }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}
