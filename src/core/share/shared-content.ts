import type { Place } from '../model/resource.ts'
import type { WorkspaceContent } from './workspace-content.ts'

/** What a link carries: enough for someone else to see what the sender sees. */
export interface SharedContent extends WorkspaceContent {
  readonly selection?: Place
}
