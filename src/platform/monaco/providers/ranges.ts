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
