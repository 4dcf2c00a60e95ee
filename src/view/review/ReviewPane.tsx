import { ClipboardCopy, MessageSquarePlus, MessagesSquare } from 'lucide-react'
import { useStore } from 'zustand'
import { isResolved, isShown } from '../../core/review/comment.ts'
import { commentsText } from '../../core/review/comments-text.ts'
import { copyText } from '../../platform/clipboard.ts'
import { commentPlacesStore } from '../../workspace/review/comment-places.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { CommentThread } from './CommentThread.tsx'
import { NewComment } from './NewComment.tsx'
import styles from './ReviewPane.module.css'
import { reviewStore, setAuthor, useAuthor, useReview } from './review-state.ts'
import { startComment } from './review-steps.ts'

/** What reviewers say of the configuration: the comments that are open, or those that are resolved. */
export function ReviewPane() {
  const comments = useWorkspaceState(it => it.comments).filter(isShown)
  const selection = useWorkspaceState(it => it.selection)
  const { placed, failure, retry } = useStore(commentPlacesStore)
  const shown = useReview(it => it.shown)
  const composing = useReview(it => it.composing)
  const author = useAuthor()
  const resolved = comments.filter(isResolved)
  const open = comments.filter(it => !isResolved(it))
  const listed = shown === 'open' ? open : resolved
  const place = selection?.type === 'place' ? selection.place : undefined

  async function copy(): Promise<void> {
    if (await copyText(commentsText(comments)))
      showToast({ tone: 'success', title: 'Copied the comments as Markdown' })
    else showToast({ tone: 'error', title: 'The browser blocked copying' })
  }

  return (
    <section className={styles.pane} aria-label="Review" data-pane="review">
      <div className={styles.bar}>
        <SegmentedControl
          label="Which comments"
          value={shown}
          onChange={it => reviewStore.setState({ shown: it })}
          segments={[
            { id: 'open', label: `Open (${open.length})` },
            { id: 'resolved', label: `Resolved (${resolved.length})` },
          ]}
        />
        <Button
          size="s"
          icon={<MessageSquarePlus />}
          disabled={!place}
          title={place ? undefined : 'Select a box, a rule or a field first'}
          onClick={() => place && startComment(place)}
        >
          Comment
        </Button>
        <TextField
          className={styles.name}
          label="Your name"
          hideLabel
          placeholder="Your name"
          maxLength={100}
          value={author}
          onChange={setAuthor}
        />
        <span className={styles.end}>
          {comments.length > 0 && (
            <IconButton
              size="s"
              side="top"
              icon={<ClipboardCopy />}
              label="Copy all comments as Markdown"
              onClick={() => void copy()}
            />
          )}
          <HelpButton topic="review" side="top" />
        </span>
      </div>
      {retry && <NoAnswer failure={failure} retry={retry} />}
      {composing && shown === 'open' && <NewComment place={composing} />}
      {listed.map(comment => (
        <CommentThread
          key={comment.id}
          comment={comment}
          placed={placed.find(it => it.id === comment.id)}
          author={author}
        />
      ))}
      {listed.length === 0 && !composing && (
        <EmptyState
          icon={<MessagesSquare />}
          title={shown === 'open' ? 'No open comments' : 'No resolved comments'}
        >
          {shown === 'open'
            ? 'Select a box, a rule or a field and choose Comment. Comments go along in links and share files, never into the YAML.'
            : 'A resolved comment stays here with its replies, and can be opened again.'}
        </EmptyState>
      )}
    </section>
  )
}
