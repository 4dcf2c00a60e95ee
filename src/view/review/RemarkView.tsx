import { Pencil, Trash2 } from 'lucide-react'
import { authorName, commentLimits, type Remark } from '../../core/review/comment.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { Composer } from './Composer.tsx'
import styles from './ReviewPane.module.css'
import { setDraft, useReview } from './review-state.ts'
import { deleteRemark, editRemark } from './review-steps.ts'

/** What one person said. It can be edited and deleted by whoever goes by the same name. */
export function RemarkView({
  remark,
  author,
  what,
}: {
  remark: Remark
  author: string
  what: 'Comment' | 'Reply'
}) {
  const workspace = useWorkspace()
  const draft = `edit ${remark.id}`
  const isEdited = useReview(it => it.drafts[draft] !== undefined)
  const { id, at, changed, text, deleted } = remark
  const isOwn = remark.author.trim() === author.trim()
  return (
    <div className={styles.remark}>
      <p className={styles.by}>
        <bdi className={styles.author}>{authorName(remark.author)}</bdi>
        <TimeAgo moment={new Date(at * 1000)} />
        {changed !== undefined && !deleted && <span>edited</span>}
        {isOwn && !deleted && !isEdited && (
          <span className={styles.own}>
            <IconButton
              size="s"
              side="top"
              icon={<Pencil />}
              label={`Edit the ${what.toLowerCase()}`}
              onClick={() => setDraft(draft, text)}
            />
            <IconButton
              size="s"
              side="top"
              icon={<Trash2 />}
              label={`Delete the ${what.toLowerCase()}`}
              onClick={() => deleteRemark(workspace, id, text, what)}
            />
          </span>
        )}
      </p>
      {isEdited ? (
        <Composer
          id={draft}
          label={`Edit the ${what.toLowerCase()}`}
          send="Save"
          most={commentLimits.text}
          onSend={edited => {
            editRemark(workspace, id, edited)
            setDraft(draft, undefined)
          }}
          onCancel={() => setDraft(draft, undefined)}
        />
      ) : (
        <p className={styles.text} dir="auto">
          {deleted ? <em>Deleted</em> : text}
        </p>
      )}
    </div>
  )
}
