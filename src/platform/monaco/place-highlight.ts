import type { editor, IRange } from 'monaco-editor/editor'
import type { Range } from '../../core/text/text-edit.ts'
import { cursorSource } from './cursor-source.ts'
import type { FileModel } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'

/** The lines of a place that was selected elsewhere, and of a change that was made elsewhere. */
export interface PlaceHighlight {
  /** Marks the lines of a range of the file's text and brings them into view; the cursor goes along unless it is being used. */
  show(file: FileModel, range: Range): void
  /** Marks the lines that a change has left, and brings the first of them into view. Until `clear`, `show` moves nothing. */
  showChange(file: FileModel, ranges: readonly Range[]): void
  clear(): void
}

/** Of a long place, so many lines are brought into view. */
const shownLines = 8
/** Of a change in very many places, so many are marked. */
const markedRanges = 200

export function createPlaceHighlight(monaco: Monaco, widget: editor.IStandaloneCodeEditor): PlaceHighlight {
  const marks = widget.createDecorationsCollection()
  const changes = widget.createDecorationsCollection()
  return {
    clear() {
      marks.clear()
      changes.clear()
    },
    show(file, range) {
      const lines = linesOf(file, range)
      const options = {
        isWholeLine: true,
        className: 'selected-place',
        linesDecorationsClassName: 'selected-place-bar',
      }
      marks.set([{ range: lines, options }])
      if (changes.length === 0) bringIntoView(lines)
    },
    showChange(file, ranges) {
      const options = { isWholeLine: true, className: 'changed-lines' }
      const lines = ranges.slice(0, markedRanges).map(it => linesOf(file, it))
      changes.set(lines.map(range => ({ range, options })))
      if (lines[0]) bringIntoView(lines[0])
    },
  }

  function linesOf({ model, mirror }: FileModel, range: Range) {
    const text = model.getValue()
    const to = mirror.toShown(range.to)
    let from = mirror.toShown(range.from)
    // What is put behind a line begins with that line's end.
    while (from < to && (text[from] === '\n' || text[from] === '\r')) from++
    const written = text.slice(from, to).trimEnd()
    const start = model.getPositionAt(from)
    return new monaco.Range(start.lineNumber, 1, model.getPositionAt(from + written.length).lineNumber, 1)
  }

  function bringIntoView({ startLineNumber, endLineNumber }: IRange) {
    if (!widget.hasTextFocus()) widget.setPosition({ lineNumber: startLineNumber, column: 1 }, cursorSource)
    widget.revealLinesInCenterIfOutsideViewport(
      startLineNumber,
      Math.min(endLineNumber, startLineNumber + shownLines),
    )
  }
}
