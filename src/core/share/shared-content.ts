import type { Place } from '../model/resource.ts'
import type { Files } from '../text/file-change.ts'
import type { WorkspaceContent } from './workspace-content.ts'

/** What a link carries: enough for someone else to see what the sender sees. */
export interface SharedContent extends WorkspaceContent {
  readonly selection?: Place
  /** The files as they were before the changes that the link is about. */
  readonly baseline?: { readonly files: Files }
  /** The files as they came with the link that the sender had opened: what both sides have in common. */
  readonly origin?: { readonly files: Files }
  /** What is on the sender's screen. */
  readonly view?: SharedView
}

export interface SharedView {
  /** What the drawer shows, where it is open: Problems, or a view of where requests go. */
  readonly drawer?: SharedDrawer
  /** What the canvas draws, where it is not the configuration. */
  readonly canvas?: 'traffic' | 'table'
  /** The request that is traced, in the words of a saved one. */
  readonly request?: { readonly text: string; readonly gateway?: string; readonly from?: string }
}

export const sharedDrawers = ['problems', 'request', 'saved', 'changes', 'routes', 'traffic'] as const
export type SharedDrawer = (typeof sharedDrawers)[number]
