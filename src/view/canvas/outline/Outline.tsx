import { X } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import { HelpButton } from '../../help/HelpButton.tsx'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import styles from './Outline.module.css'
import { type OutlineLine, outlineOf } from './outline.ts'
import { nodeLabel, rowLabel } from './wording.ts'

export interface OutlineProps {
  index: GraphIndex
  /** Goes to an item of the drawing. */
  onGo: (key: ItemKey) => void
}

/**
 * All of the drawing as a tree, whatever part of it is in view. It is there for assistive technology at all times, and on
 * screen when it is opened.
 */
export const Outline = memo(function Outline({ index, onGo }: OutlineProps) {
  const store = useCanvasStore()
  const open = useCanvas(it => it.outline)
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string>()
  const tree = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => outlineOf(index, expanded), [index, expanded])
  const current = lines.find(it => it.id === at) ?? lines[0]

  useEffect(() => {
    if (open) tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [open])

  function unfold(line: OutlineLine, wanted: boolean) {
    const next = new Set(expanded)
    if (wanted) next.add(line.id)
    else next.delete(line.id)
    setExpanded(next)
  }

  function stand(line: OutlineLine | undefined) {
    if (!line) return
    setAt(line.id)
    tree.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus()
  }

  function go(line: OutlineLine) {
    store.setState({ outline: false })
    onGo(line.key)
  }

  function close() {
    store.setState({ outline: false })
    document.querySelector<HTMLElement>('[data-outline-button]')?.focus()
  }

  function press(event: KeyboardEvent, line: OutlineLine) {
    const here = lines.indexOf(line)
    switch (event.key) {
      case 'ArrowDown':
        stand(lines[here + 1])
        break
      case 'ArrowUp':
        stand(lines[here - 1])
        break
      case 'Home':
        stand(lines[0])
        break
      case 'End':
        stand(lines.at(-1))
        break
      case 'ArrowRight':
        if (line.expanded === false) unfold(line, true)
        else if (line.expanded) stand(lines[here + 1])
        break
      case 'ArrowLeft':
        if (line.expanded) unfold(line, false)
        else stand(lines.find(it => it.id === line.parent))
        break
      case 'Enter':
      case ' ':
        go(line)
        break
      case 'Escape':
        close()
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classNames(styles.panel, !open && 'visually-hidden')}>
      {open && (
        <header className={styles.header}>
          <p>
            <strong>Outline.</strong> The drawing as a list: what leads where, also what is out of view.
          </p>
          <HelpButton topic="outline" />
          <IconButton size="s" label="Hide the list" icon={<X />} onClick={close} />
        </header>
      )}
      <div ref={tree} role="tree" aria-label="Outline of the drawing" className={styles.tree}>
        {lines.map(line => (
          <div
            key={line.id}
            role="treeitem"
            aria-level={line.level}
            aria-posinset={line.position}
            aria-setsize={line.size}
            aria-expanded={line.expanded}
            aria-selected={false}
            tabIndex={open && line === current ? 0 : -1}
            data-line={line.id}
            className={styles.line}
            style={{ paddingLeft: 8 + (line.level - 1) * 14 }}
            title={labelOf(index, line.key)}
            onFocus={() => setAt(line.id)}
            onKeyDown={event => press(event, line)}
            onClick={event =>
              event.target instanceof Element && event.target.closest('[data-fold]')
                ? unfold(line, !line.expanded)
                : go(line)
            }
          >
            <span
              className={styles.fold}
              data-fold={line.expanded === undefined ? undefined : ''}
              aria-hidden="true"
            >
              {line.expanded === undefined ? '' : line.expanded ? '▾' : '▸'}
            </span>
            {labelOf(index, line.key)}
          </div>
        ))}
      </div>
    </div>
  )
})

function labelOf(index: GraphIndex, key: ItemKey): string {
  const { node: id, row: rowId } = itemOf(key)
  const node = index.nodes.get(id)
  if (!node) return ''
  const row = rowId === undefined ? undefined : rowsOf(node).find(it => it.id === rowId)
  return row ? rowLabel(row) : nodeLabel(node)
}
