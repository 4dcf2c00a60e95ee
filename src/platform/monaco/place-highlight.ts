import type { editor } from 'monaco-editor/editor'
import type { Range } from '../../core/text/text-edit.ts'
import { cursorSource } from './cursor-source.ts'
import type { FileModel } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'

/** The lines of a place that was selected elsewhere. */
export interface PlaceHighlight {
  /** Marks the lines of a range of the file's text and brings them into view; the cursor goes along unless it is being used. */
  show(file: FileModel, range: Range): void
  clear(): void
}

/** Of a long place, so many lines are brought into view. */
const shownLines = 8

export function createPlaceHighlight(monaco: Monaco, widget: editor.IStandaloneCodeEditor): PlaceHighlight {
  const marks = widget.createDecorationsCollection()
  return {
    clear: () => marks.clear(),
    show({ model, mirror }, range) {
      const from = mirror.toShown(range.from)
      const written = model.getValue().slice(from, mirror.toShown(range.to)).trimEnd()
      const start = model.getPositionAt(from)
      const end = model.getPositionAt(from + written.length)
      const lines = new monaco.Range(start.lineNumber, 1, end.lineNumber, 1)
      const options = {
        isWholeLine: true,
        className: 'selected-place',
        linesDecorationsClassName: 'selected-place-bar',
      }
      marks.set([{ range: lines, options }])
      if (!widget.hasTextFocus()) widget.setPosition(start, cursorSource)
      const last = Math.min(end.lineNumber, start.lineNumber + shownLines)
      widget.revealLinesInCenterIfOutsideViewport(start.lineNumber, last)
    },
  }
}
