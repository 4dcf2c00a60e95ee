import styles from './NoAnswer.module.css'
import { Button } from './ui/Button.tsx'
import type { Answered } from './use-answer.ts'

/** Why a question has no answer, and a button that asks again; nothing while all is well. */
export function NoAnswer({ failure, retry }: Pick<Answered<unknown>, 'failure' | 'retry'>) {
  if (failure === undefined) return null
  return (
    <p className={styles.failure} role="alert">
      <span>{failure}</span>
      <Button size="s" onClick={retry}>
        Try again
      </Button>
    </p>
  )
}
