import type { TextEdit } from '../core/text/text-edit.ts'

/** A keystroke, as far as it decides whether the next one belongs to it. */
export interface Stroke {
  readonly file: string
  readonly type: 'insert' | 'delete' | 'other'
  /** What was inserted or deleted. */
  readonly text: string
  readonly cursor: { readonly before: number; readonly after: number }
  /** Milliseconds, by the workspace's clock. */
  readonly at: number
}

/** A longer silence than this ends an entry, in milliseconds. */
const pause = 1000

/** What kind of keystroke the edits are. Several edits at once, pasting and completing are `other`. */
export function readStroke(
  file: string,
  before: string,
  edits: readonly TextEdit[],
  cursor: Stroke['cursor'],
  at: number,
): Stroke {
  const other: Stroke = { file, type: 'other', text: '', cursor, at }
  const edit = edits[0]
  if (edits.length !== 1 || !edit) return other
  const removed = before.slice(edit.from, edit.to)
  if (edit.insert === '' && (edit.from === cursor.before || edit.to === cursor.before))
    return { ...other, type: 'delete', text: removed }
  // An editor adds the closing quote or the next line's indentation to what was typed.
  const typed = [...edit.insert].length <= 2 || edit.insert.trim() === ''
  if (removed === '' && typed && edit.from === cursor.before)
    return { ...other, type: 'insert', text: edit.insert }
  return other
}

/** Whether a stroke goes on with the entry of the one before it: same place, no pause, same word. */
export function continues(last: Stroke, next: Stroke): boolean {
  if (next.type === 'other' || next.type !== last.type || next.file !== last.file) return false
  if (next.at - last.at > pause || next.cursor.before !== last.cursor.after) return false
  const startsWord = /\s$/.test(last.text) && !/^\s/.test(next.text)
  return !startsWord
}

/** The title of the entry a stroke begins: `Type in gateway.yaml`. */
export function titleOf({ type, file }: Stroke): string {
  switch (type) {
    case 'insert':
      return `Type in ${file}`
    case 'delete':
      return `Delete in ${file}`
    case 'other':
      return `Edit ${file}`
  }
}
