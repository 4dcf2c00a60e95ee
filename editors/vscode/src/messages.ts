import type { SavedRequest } from '../../../src/core/saved/saved-request.ts'
import type { AnalysisSettings } from '../../../src/core/settings.ts'
import type { FileChange, Files } from '../../../src/core/text/file-change.ts'

/** What the extension tells the drawing. */
export type ToPage =
  | {
      readonly type: 'files'
      readonly name: string
      readonly files: Files
      readonly settings: AnalysisSettings
      /** Those that were saved with the folder. */
      readonly requests: readonly SavedRequest[]
      /** The kustomization that the file at the cursor is read with; null for the files as they are. */
      readonly overlay: string | null
    }
  /** The cursor has moved. */
  | { readonly type: 'cursor'; readonly file: string; readonly offset: number }

/** What the drawing tells the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  /** What was changed in the drawing, to be made in the texts. */
  | { readonly type: 'edit'; readonly title: string; readonly changes: readonly FileChange[] }
  /** Saved requests, to be kept with the folder. */
  | { readonly type: 'keep'; readonly requests: readonly SavedRequest[] }
  | { readonly type: 'selected'; readonly file: string; readonly from: number; readonly to: number }

/** What the server answers to `drawbridge/files`: the files as they are judged, with their addresses. */
export interface FilesAnswer {
  readonly folder: string
  readonly files: Files
  readonly uris: readonly string[]
  readonly settings: AnalysisSettings
  readonly overlay: string | null
}
