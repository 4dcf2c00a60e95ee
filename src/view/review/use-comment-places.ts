import { useEffect, useMemo } from 'react'
import type { CommentPlace } from '../../core/questions/comment-places.ts'
import { isResolved, isShown } from '../../core/review/comment.ts'
import { commentPlacesStore } from '../../workspace/review/comment-places.ts'
import { type Answered, useAnswer } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** Keeps known where the comments stand in the files as they are. */
export function useCommentPlaces(): void {
  const comments = useWorkspaceState(it => it.comments)
  const shown = useMemo(() => comments.filter(isShown), [comments])
  const places = useMemo(() => shown.map(it => it.place), [shown])
  const { answer, failure, retry }: Answered<readonly CommentPlace[]> = useAnswer(
    places.length > 0 ? ({ type: 'commentPlaces', places } as const) : undefined,
  )
  useEffect(() => {
    const placed = shown.flatMap((comment, i) => {
      const at = answer?.[i]
      const words = comment.text.slice(0, 80)
      // Of one that was just made the answer does not know yet.
      return at && answer.length === shown.length
        ? [{ ...at, id: comment.id, isResolved: isResolved(comment), words }]
        : []
    })
    const isWaiting = placed.length === 0 && shown.length > 0
    commentPlacesStore.setState(it => ({ placed: isWaiting ? it.placed : placed, failure, retry }))
  }, [shown, answer, failure, retry])
}
