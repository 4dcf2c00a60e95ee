import { hunksOf } from '../../core/patch/hunks.ts'
import type { LineBlock, LineDiff } from '../../core/text/line-diff.ts'
import { Button } from '../ui/Button.tsx'
import { editorLines } from './editor-lines.ts'
import styles from './TextChanges.module.css'
import { takeBackLabel } from './take-back-label.ts'

/** The differing lines with those around them, signed as in a patch. */
export function PlainDiff({
  diff,
  onTakeBack,
}: {
  diff: LineDiff
  onTakeBack?: ((block: LineBlock) => void) | undefined
}) {
  const numberOf = editorLines(diff.now)
  return (
    <ol className={styles.hunks}>
      {hunksOf(diff).map(hunk => (
        <li key={hunk.newStart}>
          <pre className={styles.lines}>
            {hunk.lines.map((it, i) => (
              <span key={i} data-sign={it.sign}>{`${it.sign}${it.text}\n`}</span>
            ))}
          </pre>
          {onTakeBack &&
            hunk.blocks.map(block => (
              <Button
                key={block.newFrom}
                size="s"
                aria-label={takeBackLabel(block, numberOf)}
                onClick={() => onTakeBack(block)}
              >
                Take back
              </Button>
            ))}
        </li>
      ))}
    </ol>
  )
}
