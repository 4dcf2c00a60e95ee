import type { Place } from '../model/resource.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'

/** What a link carries: enough for someone else to see what the sender sees. */
export interface SharedContent {
  readonly name: string
  readonly files: Files
  readonly settings?: AnalysisSettings
  /** Where nodes were dragged to, by node id; whole pixels. */
  readonly positions?: Readonly<Record<string, { readonly x: number; readonly y: number }>>
  readonly selection?: Place
  /** Requests to trace, with what is expected of them. */
  readonly requests?: readonly SavedRequest[]
}
