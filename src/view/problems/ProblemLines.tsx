import { FileText } from 'lucide-react'
import { useRef } from 'react'
import { useViewport } from '../ui/use-viewport.ts'
import { useWindowedList } from '../ui/use-windowed-list.ts'
import { OutsideRow } from './OutsideRow.tsx'
import styles from './ProblemLines.module.css'
import { ProblemRow } from './ProblemRow.tsx'
import type { ProblemLine } from './problem-list.ts'

/** Below this width a problem takes two lines. In pixels, as are the heights. */
const narrow = 560
const heights = { wide: 30, narrow: 56 }

/** The list itself. Only the lines in view are made, so that thousands cost no more than a screenful. */
export function ProblemLines({
  lines,
  withFile,
  onToggle,
}: {
  lines: readonly ProblemLine[]
  withFile: boolean
  /** Opens or folds the remarks about things of a kind that are not in the files. */
  onToggle: (kind: string) => void
}) {
  const list = useRef<HTMLUListElement>(null)
  const view = useViewport(list)
  const lineHeight = view.width < narrow ? heights.narrow : heights.wide
  const windowed = useWindowedList({
    list,
    view,
    lineHeight,
    count: lines.length,
    isStop: it => lines[it] !== undefined && lines[it].type !== 'file',
  })

  return (
    <ul ref={list} className={styles.list} aria-label="Problems" {...windowed.handlers}>
      <li aria-hidden="true" style={{ height: lines.length * lineHeight }} />
      {windowed.lines.map(at => {
        const line = lines[at]!
        return (
          <li
            key={line.key}
            className={styles.line}
            data-line={at}
            style={{ height: lineHeight, top: at * lineHeight }}
          >
            {line.type === 'group' ? (
              <OutsideRow
                group={line.group}
                open={line.open}
                reachable={at === windowed.active}
                onToggle={() => onToggle(line.group.kind)}
              />
            ) : line.type === 'file' ? (
              <h3 className={styles.file}>
                <FileText aria-hidden="true" />
                <span className={styles.name}>{line.file}</span>
                <span className={styles.count}>{line.count}</span>
              </h3>
            ) : (
              <ProblemRow problem={line.problem} withFile={withFile} reachable={at === windowed.active} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
