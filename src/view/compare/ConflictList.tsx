import { useMemo } from 'react'
import type { Choice, MergeConflict } from '../../core/patch/merge-files.ts'
import { lineDiff } from '../../core/text/line-diff.ts'
import { formatPath } from '../../core/yaml/path.ts'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import styles from './ConflictList.module.css'

/** What was chosen, by `keyOfConflict`. */
export type Choices = ReadonlyMap<string, Choice>

/** The texts are part of it: a choice is about what was shown. */
export function keyOfConflict({ file, document, path, mine, theirs }: MergeConflict): string {
  return JSON.stringify([file, document, path, mine, theirs])
}

export function openConflicts(conflicts: readonly MergeConflict[], choices: Choices): number {
  return conflicts.filter(it => !choices.has(keyOfConflict(it))).length
}

/** What two sides did in different ways, both shown with the lines that differ marked; one is chosen for each. */
export function ConflictList({
  conflicts,
  choices,
  onChoose,
  names,
}: {
  conflicts: readonly MergeConflict[]
  choices: Choices
  onChoose: (choices: Choices) => void
  /** Of the other side: above its text, and for taking it. */
  names: { readonly theirs: string; readonly take: string }
}) {
  return conflicts.map(it => (
    <section key={keyOfConflict(it)} className={styles.conflict} aria-label={titleOf(it)}>
      <header className={styles.header}>
        <h3 className={styles.title}>{titleOf(it)}</h3>
        <SegmentedControl<Choice | 'open'>
          label={`Which one of ${titleOf(it)}`}
          segments={[
            { id: 'mine', label: 'Keep mine' },
            { id: 'theirs', label: names.take },
          ]}
          value={choices.get(keyOfConflict(it)) ?? 'open'}
          onChange={choice => {
            if (choice !== 'open') onChoose(new Map(choices).set(keyOfConflict(it), choice))
          }}
        />
      </header>
      <Sides mine={it.mine} theirs={it.theirs} name={names.theirs} />
    </section>
  ))
}

function Sides({
  mine,
  theirs,
  name,
}: {
  mine: string | undefined
  theirs: string | undefined
  name: string
}) {
  const { old, now, blocks } = useMemo(() => lineDiff(mine ?? '', theirs ?? ''), [mine, theirs])
  const differing = (side: 'old' | 'new') =>
    new Set(
      blocks.flatMap(it => {
        const [from, to] = side === 'old' ? [it.oldFrom, it.oldTo] : [it.newFrom, it.newTo]
        return Array.from({ length: to - from }, (_, i) => from + i)
      }),
    )
  return (
    <div className={styles.sides}>
      <Side title="Mine" lines={mine === undefined ? undefined : old} marked={differing('old')} />
      <Side title={name} lines={theirs === undefined ? undefined : now} marked={differing('new')} />
    </div>
  )
}

function Side({
  title,
  lines,
  marked,
}: {
  title: string
  lines: readonly string[] | undefined
  marked: ReadonlySet<number>
}) {
  return (
    <figure className={styles.side}>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre tabIndex={0}>
        {lines?.map((line, i) => (marked.has(i) ? <mark key={i}>{line}</mark> : line)) ?? 'Deleted'}
      </pre>
    </figure>
  )
}

function titleOf({ file, document, path }: MergeConflict): string {
  const within = path ? `${formatPath(path)} of ` : ''
  return document === undefined ? file : `${within}${document} in ${file}`
}
