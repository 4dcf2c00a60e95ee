import type { TextEdit } from '../../text/text-edit.ts'
import {
  type EditResult,
  inSequence,
  insertItem,
  moveItem,
  removeValue,
  renameKey,
  setValue,
} from '../../yaml/edit/edit.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'
import type { FixQuestion } from '../define-rule.ts'

/** A fix within the finding's own document. */
export interface EditFix {
  readonly title: string
  readonly edits: (document: SourceDocument, base: Path) => readonly TextEdit[]
}

/** A fix within the finding's own document that waits for an answer. */
export interface AskingFix {
  readonly title: string
  readonly asks: FixQuestion
  readonly edits: (document: SourceDocument, base: Path, answer: string) => readonly TextEdit[]
}

/** A change of one place; paths count from the object's root. */
export type Step = (document: SourceDocument, base: Path) => EditResult

/** A fix of several steps, each made on what the one before left; none is made when one cannot be. */
export function fixOf(title: string, ...steps: readonly Step[]): EditFix {
  return {
    title,
    edits(document, base) {
      const result = inSequence(document, ...steps.map(step => (it: SourceDocument) => step(it, base)))
      return result.ok ? result.edits : []
    },
  }
}

/** A fix that needs a name from the user; `steps` are those of the answer. */
export function askingFix(
  title: string,
  asks: FixQuestion,
  steps: (answer: string) => readonly Step[],
): AskingFix {
  return {
    title,
    asks,
    edits: (document, base, answer) => fixOf(title, ...steps(answer)).edits(document, base),
  }
}

/** Writes a value at a path. */
export function set(path: Path, value: Json): Step {
  return (document, base) => setValue(document, [...base, ...path], value)
}

/** Takes the entry or item at a path away. */
export function remove(path: Path): Step {
  return (document, base) => removeValue(document, [...base, ...path])
}

/** Takes the entry or item at a path away, and the maps around it that are empty then. */
export function removeWithParents(path: Path): Step {
  return (document, base) => removeValue(document, [...base, ...path], { prune: true })
}

/** Gives the entry at a path another key. */
export function rename(path: Path, key: string): Step {
  return (document, base) => renameKey(document, [...base, ...path], key)
}

/** Adds an item at the end of a list, or makes the list. */
export function append(list: Path, length: number, value: Json): Step {
  return (document, base) => insertItem(document, [...base, ...list], length, value)
}

/** Takes items of a list away, from the last to the first, so that the indices hold. */
export function removeItems(list: Path, indices: readonly number[]): Step[] {
  return [...indices].sort((a, b) => b - a).map(index => remove([...list, index]))
}

/** Moves an item of a list; `to` is its index afterwards. */
export function move(list: Path, from: number, to: number): Step {
  return (document, base) => moveItem(document, [...base, ...list], from, to)
}
