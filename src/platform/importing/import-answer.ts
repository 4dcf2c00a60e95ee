import type { SourceFile } from '../../core/text/file-change.ts'
import type { ImportProgress } from './import-files.ts'

/** What the worker that reads files says: how far it is, then the files in portions, then that there are no more. */
export type ImportAnswer =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'files'; readonly files: readonly SourceFile[] }
  | { readonly type: 'end'; readonly refused: readonly string[]; readonly notices: readonly string[] }
