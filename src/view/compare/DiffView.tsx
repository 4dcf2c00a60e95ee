import { useEffect, useRef, useState } from 'react'
import type { LineBlock, LineDiff } from '../../core/text/line-diff.ts'
import { createDiffEditor, type DiffEditor } from '../../platform/monaco/diff-editor.ts'
import { editorLines } from './editor-lines.ts'
import { PlainDiff } from './PlainDiff.tsx'
import styles from './TextChanges.module.css'
import { takeBackLabel } from './take-back-label.ts'

export interface DiffViewProps {
  name: string
  diff: LineDiff
  inline: boolean
  /** Absent where only the whole file can be taken back. */
  onTakeBack?: ((block: LineBlock) => void) | undefined
}

/** Pixels that one file may take. */
const height = 480

/** The lines of a file that differ, in Monaco; as plain lines where Monaco cannot be loaded. */
export function DiffView({ name, diff, inline, onTakeBack }: DiffViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<DiffEditor>()
  const [failed, setFailed] = useState(false)
  const takeBack = useRef(onTakeBack)
  takeBack.current = onTakeBack

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is followed below
  useEffect(() => {
    if (!container.current) return
    let gone = false
    let mounted: DiffEditor | undefined
    createDiffEditor(container.current, { inline, height, label: name })
      .then(made => {
        if (gone) return made.dispose()
        mounted = made
        setEditor(made)
      })
      .catch((error: unknown) => {
        console.error('The comparison could not be loaded:', error)
        if (!gone) setFailed(true)
      })
    return () => {
      gone = true
      mounted?.dispose()
      setEditor(undefined)
    }
  }, [name])

  const canTakeBack = onTakeBack !== undefined
  useEffect(() => {
    const numberOf = editorLines(diff.now)
    editor?.show({
      before: diff.old.join(''),
      now: diff.now.join(''),
      marks: canTakeBack
        ? diff.blocks.map(block => ({
            line: numberOf(block.newFrom),
            label: takeBackLabel(block, numberOf),
            takeBack: () => takeBack.current?.(block),
          }))
        : [],
    })
  }, [editor, diff, canTakeBack])
  useEffect(() => editor?.setInline(inline), [editor, inline])

  if (failed) return <PlainDiff diff={diff} onTakeBack={onTakeBack} />
  return (
    <>
      {isUnseen(diff) && <p className={styles.remark}>Only line ends or the byte-order mark differ.</p>}
      <div ref={container} className={`${styles.editor} nokey`} />
      {!editor && <p className={styles.remark}>Loading the comparison…</p>}
    </>
  )
}

/** Whether nothing that differs is seen: an editor shows no CR and no byte-order mark. */
function isUnseen({ old, now, blocks }: LineDiff): boolean {
  const seen = (lines: readonly string[]) => lines.map(it => it.replace(/^\ufeff|\r?\n$/g, '')).join('\n')
  return blocks.every(it => seen(old.slice(it.oldFrom, it.oldTo)) === seen(now.slice(it.newFrom, it.newTo)))
}
