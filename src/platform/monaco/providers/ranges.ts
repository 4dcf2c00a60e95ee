import type { IRange } from 'monaco-editor/editor'
import type { LineRange } from '../../../core/text/positions/position.ts'

/** A range of the language service as Monaco counts: from 1. */
export function monacoRange({ start, end }: LineRange): IRange {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  }
}

/** The way back. */
export function lineRange(range: IRange): LineRange {
  return {
    start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
    end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
  }
}
