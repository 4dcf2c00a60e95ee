import { memo, startTransition, useEffect, useMemo, useState } from 'react'
import { type Found, type FoundMatch, matchKey } from '../../core/find/found-match.ts'
import { visibleText } from '../../core/text/visible/visible-text.ts'
import { requestReveal } from '../../platform/monaco/reveal-request.ts'
import { layoutStore } from '../screen/layout-state.ts'
import { closeDialog, showWelcome } from '../screen/screen-state.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './FindDialog.module.css'

interface FoundProps {
  readonly found: Found
  readonly replaces: boolean
  /** The keys of the matches that stay as they are. */
  readonly left: ReadonlySet<string>
  readonly onLeft: (key: string, isLeft: boolean) => void
}

/** What was found, file by file; a click goes there, and a checkbox leaves a place as it is. */
export const FoundList = memo(function FoundList({ found: { matches }, ...props }: FoundProps) {
  const parts = useMemo(() => partsOf(matches), [matches])
  const count = useGrowing(parts)
  return (
    <ul className={styles.list} aria-label="Found">
      {parts.slice(0, count).map((part, i) => (
        <FoundPart key={i} matches={part} fileBefore={parts[i - 1]?.at(-1)?.file} {...props} />
      ))}
    </ul>
  )
})

/** So many are put on the page at once: hundreds would hold up the next key. */
const inOnePart = 50

function partsOf(matches: readonly FoundMatch[]): readonly (readonly FoundMatch[])[] {
  return Array.from({ length: Math.ceil(matches.length / inOnePart) }, (_, i) =>
    matches.slice(i * inOnePart, (i + 1) * inOnePart),
  )
}

/** How many parts of a list are there to be shown: one at first, and one more after each that is shown. */
function useGrowing(parts: readonly unknown[]): number {
  const [grown, setGrown] = useState({ parts, count: 1 })
  const count = grown.parts === parts ? grown.count : 1
  useEffect(() => {
    if (count >= parts.length) return
    const later = setTimeout(() => startTransition(() => setGrown({ parts, count: count + 1 })))
    return () => clearTimeout(later)
  }, [parts, count])
  return count
}

const FoundPart = memo(function FoundPart({
  matches,
  fileBefore,
  replaces,
  left,
  onLeft,
}: Omit<FoundProps, 'found'> & {
  readonly matches: readonly FoundMatch[]
  readonly fileBefore: string | undefined
}) {
  const workspace = useWorkspace()

  function goTo({ file, from, to }: FoundMatch): void {
    closeDialog()
    showWelcome(false)
    workspace.openFile(file)
    layoutStore.setState({ yaml: true, narrowTab: 'yaml' })
    requestReveal({ file, from, to, focus: true })
  }

  return matches.map((it, i) => {
    const key = matchKey(it)
    const where = `${it.file}, line ${it.line}`
    return (
      <li key={key} className={styles.item}>
        {(i > 0 ? matches[i - 1]?.file : fileBefore) !== it.file && (
          <h3 className={styles.file}>{visibleText(it.file)}</h3>
        )}
        <div className={styles.match}>
          {replaces && (
            <input
              type="checkbox"
              aria-label={`Replace in ${where}`}
              checked={!left.has(key)}
              onChange={event => onLeft(key, !event.target.checked)}
            />
          )}
          <button type="button" className={styles.place} onClick={() => goTo(it)}>
            <span className={styles.line}>{it.line}</span>
            <span>{visibleText(it.before)}</span>
            {it.replacement === undefined || left.has(key) ? (
              <mark>{visibleText(it.text)}</mark>
            ) : (
              <>
                <del>{visibleText(it.text)}</del>
                <ins>{visibleText(it.replacement)}</ins>
              </>
            )}
            <span>{visibleText(it.after)}</span>
          </button>
        </div>
      </li>
    )
  })
})
