import { ChevronDown } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Severity } from '../../core/severity.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './FileTabs.module.css'

/** With more files than this a row of tabs is no help; a menu names them all. */
const mostTabs = 12

export function FileTabs({ onChosen }: { onChosen: () => void }) {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const active = useWorkspaceState(it => it.activeFile)
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const worst = useMemo(() => worstByFile(diagnostics ?? []), [diagnostics])
  const names = files.map(it => it.name)

  function choose(name: string): void {
    workspace.openFile(name)
    onChosen()
  }

  if (names.length > mostTabs) {
    return (
      <Menu
        trigger={
          <Button variant="ghost" className={styles.chooser}>
            <Severities severity={worst.get(active ?? '')} />
            <span className={styles.name}>{active ?? 'Choose a file'}</span>
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        <div className={styles.menu}>
          {names.map(name => (
            <MenuItem key={name} checked={name === active} onSelect={() => choose(name)}>
              {name}
            </MenuItem>
          ))}
        </div>
      </Menu>
    )
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label="Files">
      {names.map(name => (
        <Tab
          key={name}
          name={name}
          others={names}
          active={name === active}
          severity={worst.get(name)}
          onChoose={() => workspace.openFile(name)}
        />
      ))}
    </div>
  )
}

interface TabProps {
  readonly name: string
  readonly others: readonly string[]
  readonly active: boolean
  readonly severity: Severity | undefined
  readonly onChoose: () => void
}

function Tab({ name, others, active, severity, onChoose }: TabProps) {
  const element = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  return (
    <button
      ref={element}
      type="button"
      role="tab"
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      title={name}
      className={classNames(styles.tab, active && styles.active)}
      onClick={onChoose}
      onKeyDown={event => moveFocus(event.key, event.currentTarget)}
    >
      <Severities severity={severity} />
      {shortName(name, others)}
    </button>
  )
}

function Severities({ severity }: { severity: Severity | undefined }) {
  return severity && severity !== 'info' ? <SeverityIcon severity={severity} size={12} labelled /> : null
}

function moveFocus(key: string, tab: HTMLElement): void {
  const step =
    key === 'ArrowRight' ? tab.nextElementSibling : key === 'ArrowLeft' ? tab.previousElementSibling : null
  if (!(step instanceof HTMLElement)) return
  step.focus()
  step.click()
}

/** The last part of the path, with its folder where that alone would be ambiguous. */
function shortName(name: string, others: readonly string[]): string {
  const last = name.slice(name.lastIndexOf('/') + 1)
  const unique = others.every(it => it === name || it.slice(it.lastIndexOf('/') + 1) !== last)
  return unique ? last : name
}

function worstByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Severity> {
  const rank: Record<Severity, number> = { info: 0, warning: 1, error: 2 }
  const worst = new Map<string, Severity>()
  for (const { file, severity } of diagnostics) {
    const before = worst.get(file)
    if (!before || rank[before] < rank[severity]) worst.set(file, severity)
  }
  return worst
}
