import { useId } from 'react'
import type { PlacedSecret } from '../../core/share/secrets.ts'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import styles from './SecretsNotice.module.css'
import type { ShareChoices } from './share-choices.ts'

/** So many are named one by one. */
const most = 6

/** Names the secrets that a link would carry, and asks what becomes of them before there is one. */
export function SecretsNotice({
  secrets,
  choice,
  onChoose,
}: {
  secrets: readonly PlacedSecret[]
  choice: ShareChoices['secrets']
  onChoose: (choice: ShareChoices['secrets']) => void
}) {
  const id = useId()
  const count = secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`
  if (choice)
    return (
      <p className={styles.chosen} role="status">
        {choice === 'redact'
          ? `The link carries REDACTED in place of ${count}. Your files stay as they are.`
          : `The link carries ${count}. Whoever opens it can read ${secrets.length === 1 ? 'it' : 'them'}.`}
        <Button size="s" onClick={() => onChoose(undefined)}>
          Change
        </Button>
      </p>
    )
  return (
    <section className={styles.notice} aria-labelledby={id}>
      <h3 id={id}>
        <SeverityIcon severity="warning" size={15} />
        {secrets.length === 1 ? 'There is a secret in it' : `There are ${secrets.length} secrets in it`}
      </h3>
      <ul>
        {secrets.slice(0, most).map(({ what, place, line, edit }) => (
          <li key={`${place}:${edit.from}`}>
            {what} <span className={styles.place}>{`${place}, line ${line}`}</span>
          </li>
        ))}
        {secrets.length > most && <li>{`… and ${secrets.length - most} more`}</li>}
      </ul>
      <div className={styles.answers}>
        <Button variant="primary" onClick={() => onChoose('redact')}>
          Redact
        </Button>
        <Button onClick={() => onChoose('share')}>Share anyway</Button>
      </div>
    </section>
  )
}
