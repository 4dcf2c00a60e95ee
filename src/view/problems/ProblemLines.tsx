import { FileText } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import styles from './ProblemLines.module.css'
import { ProblemRow } from './ProblemRow.tsx'
import type { ProblemLine } from './problem-list.ts'
import { useViewport } from './use-viewport.ts'

/** Beyond the visible lines, so that scrolling and moving by keys find the next one there. */
const overscan = 8

/** Below this width a problem takes two lines. In pixels, as are the heights. */
const narrow = 560
const heights = { wide: 30, narrow: 56 }

/** The list itself. Only the lines in view are made, so that thousands cost no more than a screenful. */
export function ProblemLines({ lines, withFile }: { lines: readonly ProblemLine[]; withFile: boolean }) {
  const list = useRef<HTMLUListElement>(null)
  const { top, height, width } = useViewport(list)
  const [current, setCurrent] = useState(firstProblem(lines))
  // Set while the focus is to be brought to the current line: after a key, or when the focused line is gone.
  const moving = useRef(false)
  const within = useRef(false)

  const lineHeight = width < narrow ? heights.narrow : heights.wide
  const near = Math.min(current, lines.length - 1)
  const active = lines[near]?.type === 'problem' ? near : firstProblem(lines)
  const from = Math.max(0, Math.floor(top / lineHeight) - overscan)
  const to = Math.min(lines.length, Math.ceil((top + height) / lineHeight) + overscan)

  useEffect(() => {
    if (!moving.current && !(within.current && document.activeElement === document.body)) return
    const button = list.current?.querySelector<HTMLElement>(`[data-line="${active}"] [data-main]`)
    if (!button) return
    moving.current = false
    button.focus({ preventScroll: true })
  })

  function moveTo(index: number): void {
    const target = lines[index]?.type === 'file' && index === 0 ? 1 : index
    if (!lines[target]) return
    moving.current = true
    setCurrent(target)
    scrollTo(list.current, target * lineHeight, lineHeight)
  }

  function onFocus({ target }: FocusEvent): void {
    within.current = true
    const line = target.closest('[data-line]')?.getAttribute('data-line')
    if (line) setCurrent(Number(line))
  }

  function onBlur({ target, relatedTarget }: FocusEvent): void {
    if (target.isConnected && !list.current?.contains(relatedTarget)) within.current = false
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = step(event.key, active, lines, Math.max(1, Math.floor(height / lineHeight) - 1))
    if (next === undefined) return
    event.preventDefault()
    moveTo(next)
  }

  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label="Problems"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <li aria-hidden="true" style={{ height: from * lineHeight }} />
      {lines.slice(from, to).map((line, i) => (
        <li key={line.key} data-line={from + i} style={{ height: lineHeight }}>
          {line.type === 'file' ? (
            <h3 className={styles.file}>
              <FileText aria-hidden="true" />
              <span className={styles.name}>{line.file}</span>
              <span className={styles.count}>{line.count}</span>
            </h3>
          ) : (
            <ProblemRow problem={line.problem} withFile={withFile} reachable={from + i === active} />
          )}
        </li>
      ))}
      <li aria-hidden="true" style={{ height: (lines.length - to) * lineHeight }} />
    </ul>
  )
}

function firstProblem(lines: readonly ProblemLine[]): number {
  return lines.findIndex(it => it.type === 'problem')
}

/** The line a key leads to, over the headings. */
function step(key: string, from: number, lines: readonly ProblemLine[], page: number): number | undefined {
  const seek = (index: number, by: 1 | -1) => {
    let at = Math.max(0, Math.min(index, lines.length - 1))
    while (lines[at]?.type === 'file') at += by
    return lines[at] ? at : undefined
  }
  switch (key) {
    case 'ArrowDown':
      return seek(from + 1, 1)
    case 'ArrowUp':
      return seek(from - 1, -1)
    case 'PageDown':
      return seek(from + page, 1)
    case 'PageUp':
      return seek(from - page, -1) ?? seek(0, 1)
    case 'Home':
      return seek(0, 1)
    case 'End':
      return seek(lines.length - 1, -1)
    default:
      return undefined
  }
}

function scrollTo(list: HTMLElement | null, top: number, lineHeight: number): void {
  if (!list) return
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + lineHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top + lineHeight - list.clientHeight
}
