import { Ban, Check, Plus } from 'lucide-react'
import type { ExposureAnswer } from '../../core/questions/exposure.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { KindIcon } from '../ui/KindIcon.tsx'
import styles from './ExposeDialog.module.css'

/** What the answers come to: the resources in sentences, and requests traced through the files as they would be. */
export function ExposurePreview({
  answer,
  refusal,
  onAddThere,
}: {
  answer: ExposureAnswer | undefined
  refusal: string | undefined
  /** Adds the service to the VirtualService that has the host already. */
  onAddThere: () => void
}) {
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3>What is written</h3>
      {refusal !== undefined && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {answer?.ok === false && answer.routed && (
        <div className={styles.routed}>
          <p>
            VirtualService <strong>{answer.routed.name}</strong> has this host already. A rule there can send{' '}
            <code>{answer.routed.path}</code> to the service; its path can be changed afterwards.
          </p>
          <Button size="s" icon={<Plus />} onClick={onAddThere}>
            Add it to {answer.routed.name}
          </Button>
        </div>
      )}
      {!answer?.ok ? (
        <p className={styles.none}>With a host and a service you see here what is written.</p>
      ) : (
        <>
          <ul className={styles.parts}>
            {answer.parts.map(it => (
              <li key={it.kind}>
                <div className={styles.part}>
                  <KindIcon kind={it.kind} />
                  <span>
                    {it.kind} <strong>{it.name}</strong>
                  </span>
                  <Badge tone={it.change === 'new' ? 'success' : 'neutral'}>{it.change}</Badge>
                </div>
                {it.sentences.map(sentence => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </li>
            ))}
          </ul>
          <h3>What requests get</h3>
          <ul className={styles.outcomes}>
            {answer.outcomes.map(it => (
              <li key={it.request} data-verdict={it.verdict}>
                {it.verdict === 'stopped' ? <Ban aria-hidden="true" /> : <Check aria-hidden="true" />}
                <span>
                  <code>{it.request}</code> {it.end}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
