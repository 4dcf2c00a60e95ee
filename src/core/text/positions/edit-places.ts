import { type Files, findFile } from '../file-change.ts'
import { applyEdits } from '../text-edit.ts'
import { positionsIn } from './position.ts'
import type { DocumentChange, LineEdit, WorkspaceEdit } from './workspace-edit.ts'

/** One place that a workspace edit changes, to be looked at and left out. */
export interface EditPlace {
  /** The step of the edit, and which of its edits. */
  readonly step: number
  readonly index: number
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The lines that the edit touches, as they are; what goes stands between `from` and `to`. */
  readonly before: string
  readonly from: number
  readonly to: number
  /** What comes in its place. */
  readonly insert: string
}

/** What a workspace edit changes of files that are there, place by place. Steps on what it makes itself are no places. */
export function editPlaces(files: Files, { documentChanges }: WorkspaceEdit): EditPlace[] {
  const made = new Set<string>()
  return documentChanges.flatMap((change, step) => {
    if (!('edits' in change)) {
      made.add(change.kind === 'rename' ? change.to : change.file)
      return []
    }
    const file = made.has(change.file) ? undefined : findFile(files, change.file)
    // A second step on a file is in a text that is not there yet.
    made.add(change.file)
    return file ? change.edits.map((edit, index) => placeOf(file.name, file.text, edit, step, index)) : []
  })
}

/** The same edit without some of its places. */
export function withoutPlaces({ documentChanges }: WorkspaceEdit, left: readonly EditPlace[]): WorkspaceEdit {
  const out = new Set(left.map(it => `${it.step} ${it.index}`))
  const rest = documentChanges.map(
    (change, step): DocumentChange =>
      'edits' in change
        ? { file: change.file, edits: change.edits.filter((_, index) => !out.has(`${step} ${index}`)) }
        : change,
  )
  return { documentChanges: rest.filter(it => !('edits' in it) || it.edits.length > 0) }
}

/** The line of a place once it is changed. */
export function lineAfter({ before, from, to, insert }: EditPlace): string {
  return applyEdits(before, [{ from, to, insert }])
}

function placeOf(
  file: string,
  text: string,
  { range, newText }: LineEdit,
  step: number,
  index: number,
): EditPlace {
  const positions = positionsIn(text)
  const { from, to } = positions.range(range)
  const start = positions.offsetAt({ line: range.start.line, character: 0 })
  const end = positions.offsetAt({ line: range.end.line, character: Number.MAX_SAFE_INTEGER })
  return {
    step,
    index,
    file,
    line: range.start.line + 1,
    before: text.slice(start, end),
    from: from - start,
    to: to - start,
    insert: newText,
  }
}
