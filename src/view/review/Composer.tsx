import { reviewKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextField.tsx'
import styles from './ReviewPane.module.css'
import { setDraft, useReview } from './review-state.ts'

/** A text that is being written: it is kept while the drawer shows something else. */
export function Composer({
  id,
  initial = '',
  label,
  send,
  most,
  onSend,
  onCancel,
}: {
  /** Under which the half-written text is kept. */
  id: string
  initial?: string
  label: string
  send: string
  most: number
  onSend: (text: string) => void
  onCancel: () => void
}) {
  const text = useReview(it => it.drafts[id]) ?? initial
  const isEmpty = text.trim() === ''
  const isLong = text.length > most
  return (
    <form
      className={styles.composer}
      onKeyDown={event => {
        if (!isPressed(event, reviewKeys.send)) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
      onSubmit={event => {
        event.preventDefault()
        if (!isEmpty && !isLong) onSend(text)
      }}
    >
      <TextArea
        label={label}
        hideLabel
        rows={3}
        placeholder={label}
        value={text}
        error={
          isLong
            ? `At most ${most.toLocaleString('en')} characters, not ${text.length.toLocaleString('en')}.`
            : undefined
        }
        onChange={it => setDraft(id, it)}
      />
      <div className={styles.actions}>
        <Button
          type="submit"
          size="s"
          variant="primary"
          disabled={isEmpty || isLong}
          title={`${send} (${reviewKeys.send.keys[0]})`}
        >
          {send}
        </Button>
        <Button size="s" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
