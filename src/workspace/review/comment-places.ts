import type { CommentPlace } from '../../core/questions/comment-places.ts'
import { workspaceStore } from '../workspace-store.ts'

/** A comment that is shown, with where it stands in the files as they are. */
export interface PlacedComment extends CommentPlace {
  readonly id: string
  readonly isResolved: boolean
  /** Its beginning, for a tooltip. */
  readonly words: string
}

export interface CommentPlaces {
  readonly placed: readonly PlacedComment[]
  /** Why it is not known where they stand. */
  readonly failure?: string | undefined
  readonly retry?: () => void
}

/** What the drawing, the forms, the editor and the list of comments show of them. */
export const commentPlacesStore = workspaceStore<CommentPlaces>({ placed: [] })
