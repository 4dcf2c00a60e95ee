import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { matchesPart, matchesWhole } from '../../../core/language/match-text.ts'
import { regexFault } from '../../../core/syntax/regex.ts'
import styles from '../inputs/inputs.module.css'

/**
 * Tries an expression on a sample while either is typed, as Envoy would: RE2, and the whole text must match, or for a
 * rewrite some part of it (`part`).
 */
export function RegexTrial({ label, pattern, part }: { label: string; pattern: string; part?: boolean }) {
  const [sample, setSample] = useState('')
  const fault = regexFault(pattern)
  return (
    <div className={styles.trial}>
      <input
        className={`${styles.input} ${styles.mono}`}
        aria-label={`Sample for ${label}`}
        placeholder="Test it on a string"
        spellCheck={false}
        autoComplete="off"
        value={sample}
        onChange={event => setSample(event.target.value)}
      />
      <span className={styles.verdict} role="status">
        {fault
          ? `Not valid RE2 syntax: ${fault.reason}.`
          : sample !== '' && (
              <Verdict matches={part ? matchesPart(pattern, sample) : matchesWhole(pattern, sample)} />
            )}
      </span>
    </div>
  )
}

function Verdict({ matches }: { matches: boolean }) {
  return matches ? (
    <span className={styles.yes}>
      <Check width={13} height={13} aria-hidden="true" /> matches
    </span>
  ) : (
    <span className={styles.no}>
      <X width={13} height={13} aria-hidden="true" /> does not match
    </span>
  )
}
