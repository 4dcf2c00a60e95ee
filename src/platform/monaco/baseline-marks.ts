import type { editor } from 'monaco-editor/editor'
import { type LineBlock, lineDiff } from '../../core/text/line-diff.ts'

export interface BaselineMarks {
  /** Marks in the margin which lines of `now` are others than in `before`; undefined where the file was not there. */
  show(model: editor.ITextModel, before: string | undefined, now: string): void
  dispose(): void
}

/** How long a text stays before it is compared, in milliseconds: marks under the keys would only flicker. */
const rest = 200

/** Shows in the margin of an editor what has changed since the baseline. */
export function createBaselineMarks(widget: editor.ICodeEditor): BaselineMarks {
  const decorations = widget.createDecorationsCollection()
  let shown: editor.ITextModel | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  return {
    show(model, before, now) {
      clearTimeout(waiting)
      if (shown !== model) decorations.clear()
      shown = model
      waiting = setTimeout(() => {
        if (widget.getModel() !== model || model.isDisposed()) return
        const lines = model.getLineCount()
        decorations.set(marksOf(before, now).map(it => decorationOf(it, lines)))
      }, rest)
    },
    dispose() {
      clearTimeout(waiting)
      decorations.clear()
    },
  }
}

export interface BaselineMark {
  /** One-based. */
  readonly from: number
  readonly to: number
  readonly type: 'added' | 'changed' | 'removed'
}

/** The lines of a file that are others than before; where lines are gone, the one behind them. */
export function marksOf(before: string | undefined, now: string): BaselineMark[] {
  if (before === undefined || before === now) return []
  return lineDiff(before, now).blocks.map(markOf)
}

function markOf({ oldFrom, oldTo, newFrom, newTo }: LineBlock): BaselineMark {
  if (newFrom === newTo) return { from: newFrom + 1, to: newFrom + 1, type: 'removed' }
  return { from: newFrom + 1, to: newTo, type: oldFrom === oldTo ? 'added' : 'changed' }
}

function decorationOf({ from, to, type }: BaselineMark, lines: number): editor.IModelDeltaDecoration {
  const [startLineNumber, endLineNumber] = [Math.min(from, lines), Math.min(to, lines)]
  return {
    range: { startLineNumber, startColumn: 1, endLineNumber, endColumn: 1 },
    options: {
      isWholeLine: true,
      linesDecorationsClassName: `since-baseline since-baseline-${type}`,
      linesDecorationsTooltip: words[type],
    },
  }
}

const words = {
  added: 'Added since the baseline',
  changed: 'Changed since the baseline',
  removed: 'Lines above are removed since the baseline',
} as const
