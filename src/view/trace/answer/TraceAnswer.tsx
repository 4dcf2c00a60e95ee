import { Focus } from 'lucide-react'
import { memo } from 'react'
import type { Explanation } from '../../../core/explain/explanation.ts'
import type { Fact } from '../../../core/explain/fact.ts'
import { focusOn } from '../../screen/scope-state.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import styles from './TraceAnswer.module.css'

const tones = { arrived: 'success', answered: 'info', stopped: 'error' } as const

/** Where a request ends, what its client sees, and what to change where that is a fault; `text` is a request that can be shown by itself. */
export const TraceAnswer = memo(function TraceAnswer({
  explanation,
  text,
}: {
  explanation: Explanation
  text?: string
}) {
  const { title, seen, advice, verdict, facts, path } = explanation
  return (
    <div className={styles.answer}>
      <div className={styles.outcome} role="status" aria-label="Outcome">
        <Badge tone={tones[verdict]}>
          {verdict === 'stopped' ? seen : verdict === 'answered' ? `Answered ${seen}` : 'Arrives'}
        </Badge>
        <strong className={styles.title}>{title}</strong>
        {text !== undefined && (path.server || path.rule) && (
          <Button
            size="s"
            variant="ghost"
            icon={<Focus />}
            onClick={() => focusOn({ type: 'way', name: `the way of ${shorten(text)}`, ...wayOf(path) })}
          >
            Show only its way
          </Button>
        )}
      </div>
      {advice && <p className={styles.advice}>{advice}</p>}
      {facts.length > 0 && <Facts facts={facts} />}
    </div>
  )
})

function wayOf({ server, rule, domain }: Explanation['path']) {
  return { ...(server && { server }), ...(rule && { rule }), ...(domain !== undefined && { domain }) }
}

function shorten(text: string): string {
  const words = text.trim().split(/\s+/).join(' ')
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

/** What applies on the way, each leading to where it is written. */
function Facts({ facts }: { facts: readonly Fact[] }) {
  const workspace = useWorkspace()
  return (
    <dl className={styles.facts} aria-label="What applies">
      {facts.map(({ name, text, isDefault, place }, i) => (
        <div key={i} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {place ? (
              <button type="button" className={styles.choose} onClick={() => showWritten(workspace, place)}>
                {text}
              </button>
            ) : (
              text
            )}
            {isDefault && <span className={styles.default}> by default</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
