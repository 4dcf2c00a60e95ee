import { type Found, type FoundMatch, matchKey } from '../../core/find/found-match.ts'
import { visibleText } from '../../core/text/visible/visible-text.ts'
import { requestReveal } from '../../platform/monaco/reveal-request.ts'
import { layoutStore } from '../screen/layout-state.ts'
import { closeDialog, showWelcome } from '../screen/screen-state.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './FindDialog.module.css'

/** What was found, file by file; a click goes there, and a checkbox leaves a place as it is. */
export function FoundList({
  found,
  replaces,
  left,
  onLeft,
}: {
  found: Found
  replaces: boolean
  /** The keys of the matches that stay as they are. */
  left: ReadonlySet<string>
  onLeft: (key: string, isLeft: boolean) => void
}) {
  const workspace = useWorkspace()

  function goTo({ file, from, to }: FoundMatch): void {
    closeDialog()
    showWelcome(false)
    workspace.openFile(file)
    layoutStore.setState({ yaml: true, narrowTab: 'yaml' })
    requestReveal({ file, from, to, focus: true })
  }

  return (
    <ul className={styles.list} aria-label="Found">
      {found.matches.map((it, i) => {
        const key = matchKey(it)
        const where = `${it.file}, line ${it.line}`
        return (
          <li key={key} className={styles.item}>
            {found.matches[i - 1]?.file !== it.file && (
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
      })}
    </ul>
  )
}
