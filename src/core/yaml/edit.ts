import { composeEdits } from '../text/compose-edits.ts'
import { applyEdits, type TextEdit } from '../text/text-edit.ts'
import { readDocumentCached } from './document-cache.ts'
import { effective, Refusal } from './draft.ts'
import { insertItemIn, moveItemIn, type Plan, removeIn, renameIn, setIn, setWholeIn } from './edit-plans.ts'
import { equalJson, insertedAt, movedAt, plainJson, removedAt, renamedAt, setAt } from './json.ts'
import type { Path } from './path.ts'
import type { Json, SourceDocument } from './source-document.ts'

/**
 * Minimal edits of one document. Each returns edits in the document's own offsets that change only the bytes it is
 * about, or a refusal that says why it cannot be done in place (a value that comes through an alias, say).
 * What an edit would make of the document is read before it is given; one that would do anything else is refused.
 */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string }

/** Sets the value at a path; makes the missing maps and lists on the way (a number step makes a list). Key order follows `order`, else new keys go last. */
export function setValue(
  document: SourceDocument,
  path: Path,
  value: Json,
  order?: readonly string[],
): EditResult {
  const clean = plainJson(value)
  const expect = (before: Json | undefined) => setAt(before, path, clean)
  const fine = attempt(document, expect, it => setIn(it, path, clean, order))
  // Where the parts cannot be changed one by one, the whole value may still be replaced.
  if (fine.ok || typeof clean !== 'object' || clean === null) return fine
  const whole = attempt(document, expect, it => setWholeIn(it, path, clean))
  return whole.ok ? whole : fine
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
    it => removeIn(it, path, prune),
  )
}

/** Inserts an item before `index` of the list at a path (at its end when `index` is its length); makes the list where it is missing. */
export function insertItem(document: SourceDocument, list: Path, index: number, value: Json): EditResult {
  const clean = plainJson(value)
  return attempt(
    document,
    before => insertedAt(before, list, index, clean),
    it => insertItemIn(it, list, index, clean),
  )
}

/** Moves an item of a list with its comments; `to` is its index afterwards. */
export function moveItem(document: SourceDocument, list: Path, from: number, to: number): EditResult {
  return attempt(
    document,
    before => movedAt(before, list, from, to),
    it => moveItemIn(it, list, from, to),
  )
}

/** Gives a map entry another key; its value, place and comments stay. */
export function renameKey(document: SourceDocument, path: Path, key: string): EditResult {
  return attempt(
    document,
    before => renamedAt(before, path, key),
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
    current = readDocumentCached(applyEdits(current.text, result.edits))
  }
  return { ok: true, edits: effective(document.text, edits) }
}

/** Makes a plan's edits and holds what they lead to against what is expected. */
function attempt(
  document: SourceDocument,
  expect: (before: Json | undefined) => Json | undefined,
  plan: Plan,
): EditResult {
  if (!document.readable)
    return {
      ok: false,
      reason: 'The document has YAML errors; they are to be mended before it can be edited here.',
    }
  try {
    const expected = expect(document.value)
    if (document.value !== undefined && equalJson(document.value, expected)) return { ok: true, edits: [] }
    const edits = effective(document.text, plan(document))
    const after = readDocumentCached(applyEdits(document.text, edits))
    if (after.readable && equalJson(after.value, expected)) return { ok: true, edits }
    return { ok: false, reason: reasonFor(after) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}

function reasonFor(after: SourceDocument): string {
  if (after.faults.some(it => it.code === 'unresolved-alias'))
    return 'A value in here is anchored and repeated elsewhere, which would lose it.'
  return 'This place is written in a way that cannot be changed without changing more.'
}
