import { openDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import type { Answered } from '../use-answer.ts'
import styles from './NoAnswer.module.css'

/** Why a question has no answer, and buttons that ask again and that report it; nothing while all is well. */
export function NoAnswer({
  failure,
  stack,
  retry,
}: Pick<Answered<unknown>, 'failure' | 'retry'> & { stack?: string | undefined }) {
  if (failure === undefined) return null
  return (
    <p className={styles.failure} role="alert">
      <span>{failure}</span>
      <Button size="s" onClick={retry}>
        Try again
      </Button>
      <Button
        size="s"
        variant="ghost"
        onClick={() => openDialog({ type: 'report', fault: { where: 'An answer', message: failure, stack } })}
      >
        Report…
      </Button>
    </p>
  )
}
