import type { TextEdit } from '../text/text-edit.ts'
import type { Path } from './path.ts'
import type { Json, SourceDocument } from './source-document.ts'

/**
 * Minimal edits of one document. Each returns edits in the document's own offsets that change only the bytes it is
 * about, or a refusal that says why it cannot be done in place (a value that comes through an alias, say).
 */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string }

/** Sets the value at a path; makes the missing maps and lists on the way (a number step makes a list). Key order follows `order`, else new keys go last. */
export function setValue(
  _document: SourceDocument,
  _path: Path,
  _value: Json,
  _order?: readonly string[],
): EditResult {
  throw new Error('pending')
}

/** Removes the entry or item at a path, its own comments with it; a map or list left empty stays as `{}` or `[]` unless `prune` takes the empty parents along. */
export function removeValue(
  _document: SourceDocument,
  _path: Path,
  _options?: { readonly prune?: boolean },
): EditResult {
  throw new Error('pending')
}

/** Inserts an item before `index` of the list at a path (at its end when `index` is its length); makes the list where it is missing. */
export function insertItem(_document: SourceDocument, _list: Path, _index: number, _value: Json): EditResult {
  throw new Error('pending')
}

/** Moves an item of a list with its comments; `to` is its index afterwards. */
export function moveItem(_document: SourceDocument, _list: Path, _from: number, _to: number): EditResult {
  throw new Error('pending')
}

/** Gives a map entry another key; its value, place and comments stay. */
export function renameKey(_document: SourceDocument, _path: Path, _key: string): EditResult {
  throw new Error('pending')
}

/** Makes several edits one after the other, each on what the one before left, as one set of edits of the given document. */
export function inSequence(
  _document: SourceDocument,
  ..._steps: readonly ((document: SourceDocument) => EditResult)[]
): EditResult {
  throw new Error('pending')
}
