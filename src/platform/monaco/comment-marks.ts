import type { editor } from 'monaco-editor/editor'
import { findFile } from '../../core/text/file-change.ts'
import { commentPlacesStore } from '../../workspace/review/comment-places.ts'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import type { FileModel } from './file-models.ts'
import { rangeOfPlace } from './place-in-text.ts'

export interface CommentMarks {
  /** Marks in the margin the lines that open comments are about. */
  show(file: FileModel, state: WorkspaceState): void
  dispose(): void
}

const className = 'comment-mark'

/** Shows in the margin of an editor where comments stand; while an answer lags behind the text, Monaco moves the marks along with it. */
export function createCommentMarks(
  widget: editor.ICodeEditor,
  onComment: (id: string) => void,
): CommentMarks {
  const decorations = widget.createDecorationsCollection()
  let ids: readonly string[] = []

  const clicks = widget.onMouseDown(({ target }) => {
    if (!target.element?.closest(`.${className}`)) return
    const line = target.position?.lineNumber
    const id = ids.find((_, i) => decorations.getRange(i)?.startLineNumber === line)
    if (id !== undefined) onComment(id)
  })

  return {
    show({ name, model, mirror }, { files, analysis }) {
      const text = findFile(files, name)?.text ?? ''
      const marks = commentPlacesStore.getState().placed.flatMap(({ id, place, isResolved }) => {
        const resource = analysis?.resources.find(it => it.id === place?.resource && it.file === name)
        const range = resource && place && !isResolved && rangeOfPlace(text, resource, place.path)
        return range ? [{ id, line: model.getPositionAt(mirror.toShown(range.from)).lineNumber }] : []
      })
      ids = marks.map(it => it.id)
      // The margin takes room only while there is something in it.
      widget.updateOptions({ glyphMargin: marks.length > 0 })
      decorations.set(marks.map(it => decorationOf(it.line)))
    },
    dispose() {
      clicks.dispose()
      decorations.clear()
    },
  }
}

function decorationOf(line: number): editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
    options: { glyphMarginClassName: className, glyphMarginHoverMessage: { value: 'Show the comment' } },
  }
}
