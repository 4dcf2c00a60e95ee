import type { SavedRequest } from '../saved/saved-request.ts'
import type { Files } from '../text/file-change.ts'

/** A failure to look at: a workspace with one fault in it, the request that shows it, and the fix. */
export interface Lab {
  /** Part of the address of its page, so it stays. */
  readonly id: string
  /** What is seen, as somebody would search for it. */
  readonly title: string
  readonly topic: LabTopic
  /** What was meant, and what happens instead. Markdown's `code` marks only. */
  readonly symptom: string
  readonly files: Files
  /** Nothing that the files name lies elsewhere. */
  readonly complete?: true
  /** What shows the fault; `expect` says where it ends once the fault is mended. */
  readonly request: SavedRequest & { readonly expect: string }
  /** Where the request ends as long as the fault is there; absent where it is lost behind the proxies, and a check has to tell. */
  readonly ends?: string
  /** The path that the destination sees, where the fault lies there. */
  readonly upstreamPath?: { readonly broken: string; readonly fixed: string }
  /** The check that reports the fault; absent where the configuration is correct and only means something else. */
  readonly finding?: string
  /** Why it happens. */
  readonly cause: string
  /** What to do. */
  readonly fix: string
  /** The fix: each text, which is in its file once, becomes another. */
  readonly changes: readonly LabChange[]
}

export interface LabChange {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** In the order in which they are listed. */
export const labTopics = ['Gateways and TLS', 'Rules', 'Destinations', 'Calls between services'] as const
export type LabTopic = (typeof labTopics)[number]
