import { MessageSquare } from 'lucide-react'
import type { Place } from '../../core/model/resource.ts'
import { commentLimits } from '../../core/review/comment.ts'
import { placeLine } from '../../core/review/place-words.ts'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { Composer } from './Composer.tsx'
import styles from './ReviewPane.module.css'
import { reviewStore, setDraft } from './review-state.ts'
import { addComment } from './review-steps.ts'

/** A comment that is being written, with the place that it is about. */
export function NewComment({ place }: { place: Place }) {
  const workspace = useWorkspace()
  return (
    <div className={styles.thread} data-composer="">
      <p className={styles.place}>
        <MessageSquare aria-hidden="true" />
        <bdi>{placeLine(place)}</bdi>
      </p>
      <Composer
        id=""
        label="Comment"
        send="Comment"
        most={commentLimits.text}
        onSend={text => {
          if (!addComment(workspace, place, text))
            showToast({
              tone: 'error',
              title: 'The comment was not added',
              description: 'What it is about cannot be read at the moment. Your text stays.',
            })
        }}
        onCancel={() => {
          setDraft('', undefined)
          reviewStore.setState({ composing: undefined })
        }}
      />
    </div>
  )
}
