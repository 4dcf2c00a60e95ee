import { ChevronRight } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { DocumentSymbol } from '../../../core/language-service/document-symbols.ts'
import { findFile } from '../../../core/text/file-change.ts'
import { positionsIn } from '../../../core/text/positions/position.ts'
import { placeAt } from '../../../platform/monaco/place-in-text.ts'
import { requestReveal } from '../../../platform/monaco/reveal-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useAnswerOrToast } from '../../use-answer.ts'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import styles from './Breadcrumbs.module.css'
import { type Crumb, crumbsAt, nearby } from './crumbs-at.ts'

/** More entries than this are a search, for which there is the outline. */
const most = 60

/** Above the text: the file, and in it the resource, rule and route that the cursor is in. Each opens those beside it. */
export function Breadcrumbs({
  file,
  line,
  onOutline,
}: {
  file: string
  /** Where the cursor is, from 1. */
  line: number
  /** Opens the outline of the whole file. */
  onOutline: () => void
}) {
  const text = useWorkspaceState(it => (it.overlay ? findFile(it.files, file)?.text : undefined))
  const question = useMemo(
    () =>
      ({
        type: 'language',
        request: 'documentSymbols',
        params: { file, ...(text !== undefined && { text }) },
      }) as const,
    [file, text],
  )
  const { answer } = useAnswerOrToast(question, 'Breadcrumbs')
  const symbols = answer as readonly DocumentSymbol[] | undefined
  const crumbs = useMemo(() => crumbsAt(symbols ?? [], line - 1), [symbols, line])

  return (
    <nav className={styles.bar} aria-label="Breadcrumbs">
      <ol>
        <li>
          <Files file={file} />
        </li>
        {crumbs.map(({ symbol, siblings }, depth) => (
          <li key={depth}>
            <ChevronRight className={styles.between} aria-hidden="true" />
            <CrumbMenu
              file={file}
              symbol={symbol}
              siblings={siblings}
              isCurrent={depth === crumbs.length - 1}
              onOutline={onOutline}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Files({ file }: { file: string }) {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const names = nearby(
    files.map(it => it.name),
    file,
    most,
  )
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="s" className={styles.crumb} aria-label={`File ${file}`}>
          {file.slice(file.lastIndexOf('/') + 1)}
        </Button>
      }
    >
      {names.map(name => (
        <MenuItem key={name} checked={name === file} onSelect={() => workspace.openFile(name)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  )
}

function CrumbMenu({
  file,
  symbol,
  siblings,
  isCurrent,
  onOutline,
}: Crumb & { file: string; isCurrent: boolean; onOutline: () => void }) {
  const workspace = useWorkspace()
  /** The text has the keyboard once a place in it is chosen; a menu that is shut gives it back. */
  const isTaken = useRef(false)
  const shown = nearby(siblings, symbol, most)
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="s"
          className={styles.crumb}
          aria-label={`${symbol.detail} ${symbol.name}`}
          aria-current={isCurrent ? 'location' : undefined}
        >
          <span className={styles.detail}>{symbol.detail}</span> {symbol.name}
        </Button>
      }
      finalFocus={() => {
        const gives = !isTaken.current
        isTaken.current = false
        return gives
      }}
    >
      {shown.map((it, i) => (
        <MenuItem key={i} checked={it === symbol} detail={it.detail} onSelect={() => goTo(it)}>
          {it.name}
        </MenuItem>
      ))}
      {shown.length < siblings.length && (
        <MenuItem
          onSelect={() => {
            isTaken.current = true
            onOutline()
          }}
        >
          All {siblings.length}…
        </MenuItem>
      )}
    </Menu>
  )

  function goTo({ selectionRange }: DocumentSymbol): void {
    const { files, analysis } = workspace.store.getState()
    const found = findFile(files, file)
    if (!found) return
    isTaken.current = true
    const { from } = positionsIn(found.text).range(selectionRange)
    requestReveal({ file, from, to: from, focus: true })
    // As if the cursor had been set there: drawing and form follow it.
    const place = analysis && placeAt(found, from, analysis.resources)
    if (place) workspace.select({ type: 'place', place, origin: 'yaml' })
  }
}
