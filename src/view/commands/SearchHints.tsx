import type { FilterCompletion } from '../../core/filter/complete-filter.ts'
import type { FilterProblem } from '../../core/filter/filter.ts'
import { Kbd } from '../ui/Kbd.tsx'
import styles from './SearchHints.module.css'

/** What can be typed next in the language of the filter, of which Tab takes the first, and what is wrong with what stands there. */
export function SearchHints({
  offered,
  problems,
  onTake,
}: {
  offered: readonly FilterCompletion[]
  problems: readonly FilterProblem[]
  onTake: (it: FilterCompletion) => void
}) {
  return (
    <>
      {offered.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: no fields
        <div role="group" aria-label="Completions" className={styles.row}>
          <Kbd keys="Tab" />
          {offered.map(it => (
            <button
              key={it.label}
              type="button"
              tabIndex={-1}
              className={styles.completion}
              title={it.detail}
              onPointerDown={event => event.preventDefault()}
              onClick={() => onTake(it)}
            >
              {it.label}
            </button>
          ))}
        </div>
      )}
      {problems.length > 0 && (
        <p role="status" className={styles.problem}>
          {problems.map(it => it.message).join(' ')}
        </p>
      )}
    </>
  )
}
