import { MapPinned, MapPinOff } from 'lucide-react'
import {
  authorName,
  type Comment,
  commentLimits,
  isResolved,
  shownReplies,
} from '../../core/review/comment.ts'
import { placeLine } from '../../core/review/place-words.ts'
import type { PlacedComment } from '../../workspace/review/comment-places.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { Composer } from './Composer.tsx'
import { RemarkView } from './RemarkView.tsx'
import styles from './ReviewPane.module.css'
import { setDraft, useReview } from './review-state.ts'
import { addReply, goToComment, resolve } from './review-steps.ts'

/** A comment with its place, its replies and what can be done with it. */
export function CommentThread({
  comment,
  placed,
  author,
}: {
  comment: Comment
  placed: PlacedComment | undefined
  author: string
}) {
  const workspace = useWorkspace()
  const isCurrent = useReview(it => it.current === comment.id)
  const isReplying = useReview(it => it.drafts[comment.id] !== undefined)
  const { id, resolution } = comment
  return (
    <article
      className={classNames(styles.thread, isCurrent && styles.current)}
      aria-label={`Comment by ${authorName(comment.author)} on ${placeLine(comment.place)}`}
      data-comment={id}
      tabIndex={-1}
    >
      <PlaceLine comment={comment} placed={placed} />
      <RemarkView remark={comment} author={author} what="Comment" />
      {shownReplies(comment).map(it => (
        <div key={it.id} className={styles.reply}>
          <RemarkView remark={it} author={author} what="Reply" />
        </div>
      ))}
      {resolution?.resolved && (
        <p className={styles.note}>
          Resolved by <bdi>{authorName(resolution.by)}</bdi>
        </p>
      )}
      {isReplying ? (
        <Composer
          id={id}
          label="Reply"
          send="Reply"
          most={commentLimits.text}
          onSend={text => addReply(workspace, id, text)}
          onCancel={() => setDraft(id, undefined)}
        />
      ) : (
        <div className={styles.actions}>
          <Button size="s" onClick={() => setDraft(id, '')}>
            Reply
          </Button>
          <Button size="s" onClick={() => resolve(workspace, id, !isResolved(comment))}>
            {isResolved(comment) ? 'Open again' : 'Resolve'}
          </Button>
        </div>
      )}
    </article>
  )
}

/** Where the comment stands; a button that leads there, or the words that there is no such place any more. */
function PlaceLine({ comment, placed }: { comment: Comment; placed: PlacedComment | undefined }) {
  const workspace = useWorkspace()
  const hasUnread = useWorkspaceState(it => it.analysis?.documents.some(({ readable }) => !readable) ?? false)
  const isGone = placed?.found === 'gone'
  const place = placed?.place
  const words = placeLine(place && !isGone ? place : comment.place)
  return (
    <div className={styles.placeLine}>
      {place ? (
        <button
          type="button"
          className={styles.place}
          title="Show it in the drawing"
          onClick={() => goToComment(workspace, comment.id, place)}
        >
          <MapPinned aria-hidden="true" />
          <bdi>{words}</bdi>
        </button>
      ) : (
        <span className={styles.place}>
          {placed && <MapPinOff aria-hidden="true" />}
          <bdi>{words}</bdi>
        </span>
      )}
      {isGone && (
        <span className={styles.note}>
          {place
            ? 'is gone; the button leads to where it was'
            : hasUnread
              ? 'not found: some YAML cannot be read at the moment'
              : 'is not in the files any more'}
        </span>
      )}
      {placed?.found === 'unsure' && (
        <span className={styles.note}>has changed since, or another stands in its place</span>
      )}
    </div>
  )
}
