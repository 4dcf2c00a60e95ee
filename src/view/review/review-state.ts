import { useStore } from 'zustand'
import type { Place } from '../../core/model/resource.ts'
import { commentLimits } from '../../core/review/comment.ts'
import { readLocal, writeLocal } from '../../platform/local-storage.ts'
import { lastingStore, workspaceStore } from '../../workspace/workspace-store.ts'

/** What is looked at and half written in the review. */
export interface ReviewState {
  readonly shown: 'open' | 'resolved'
  /** The place that a new comment is about. */
  readonly composing: Place | undefined
  /** Half-written texts: of the new comment under an empty id, of replies and edits under the id of what they belong to. */
  readonly drafts: Readonly<Record<string, string>>
  /** The comment that was asked for last. */
  readonly current: string | undefined
}

export const reviewStore = workspaceStore<ReviewState>({
  shown: 'open',
  composing: undefined,
  drafts: {},
  current: undefined,
})

export function useReview<T>(selector: (state: ReviewState) => T): T {
  return useStore(reviewStore, selector)
}

export function setDraft(id: string, text: string | undefined): void {
  reviewStore.setState(({ drafts }) => {
    const { [id]: _, ...others } = drafts
    return { drafts: text === undefined ? others : { ...others, [id]: text } }
  })
}

const key = 'drawbridge.author'

/** The name that comments are signed with, as typed. Kept in this browser. */
export const authorStore = lastingStore<{ readonly name: string }>('preference', {
  name: (readLocal(key) ?? '').slice(0, commentLimits.name),
})

export function setAuthor(name: string): void {
  authorStore.setState({ name })
  writeLocal(key, name)
}

export function useAuthor(): string {
  return useStore(authorStore, it => it.name)
}
