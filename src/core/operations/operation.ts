import type { Place } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { FileChange, Files } from '../text/file-change.ts'

/** Text in, edits out. The same files give the same changes; nothing else is read. */
export interface Operation {
  /** What the user did, for the history: `Link shop to public`. */
  readonly title: string
  /** It is about files as such, not about what they say: it is run on the real ones where a kustomization is shown. */
  readonly isOfFiles?: true
  /** The settings say how resources are named: the default namespace is part of their ids. */
  run(files: Files, settings?: AnalysisSettings): OperationResult
}

export type OperationResult =
  | {
      readonly ok: true
      readonly changes: readonly FileChange[]
      readonly select?: Place
      /** What the user might not expect of the change, in words: `The route still serves the mesh`. */
      readonly note?: string
    }
  /** Why it cannot be done here, in words for the user. Nothing was changed. */
  | { readonly ok: false; readonly reason: string }
