import type { Folding } from '../graph/arrange/arrangement.ts'
import type { Comments } from '../review/comment.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'

/** What of a workspace is kept, opened, and carried in a link. */
export interface WorkspaceContent {
  readonly name: string
  readonly files: Files
  readonly settings?: AnalysisSettings
  /** Where nodes were dragged to, by node id; links carry whole pixels. */
  readonly positions?: Readonly<Record<string, { readonly x: number; readonly y: number }>>
  /** What of the drawing the user has folded or unfolded. */
  readonly folding?: Folding
  /** The folder of the kustomization that is shown, null for the files as they are; absent: the first that no other refers to. */
  readonly overlay?: string | null
  /** Requests to trace, with what is expected of them. */
  readonly requests?: readonly SavedRequest[]
  /** What reviewers say of it. */
  readonly comments?: Comments
  /** Came from a link to be looked at: nothing can be changed until the reader takes a copy. */
  readonly viewOnly?: true
}
