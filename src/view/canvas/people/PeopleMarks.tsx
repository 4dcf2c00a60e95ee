import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { Person } from '../../../workspace/together/presence.ts'
import { togetherStore } from '../../../workspace/together/together-state.ts'
import { nameOf } from '../../together/person-words.ts'
import { useCanvas } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { shownItem } from '../folding/shown-item.ts'
import { type ItemKey, itemMeant } from '../items/item.ts'
import { boxOf } from '../viewport/use-focus.ts'
import styles from './people-marks.module.css'

/** Around each box or row that somebody else has selected a line in their colour, with their name. */
export const PeopleMarks = memo(function PeopleMarks({ stable }: { stable: StableGraph }) {
  const people = useStore(togetherStore, it => it.people)
  const rowsFrom = useCanvas(it => it.rowsFrom)
  const marks = new Map<ItemKey, Person[]>()
  for (const person of people) {
    const { selection } = person
    const meant = itemMeant(stable, selection)
    const item = shownItem(stable, meant)
    if (item !== undefined) marks.set(item, [...(marks.get(item) ?? []), person])
  }
  if (marks.size === 0) return null
  return (
    <ViewportPortal>
      <div className={styles.layer} aria-hidden="true">
        {[...marks].map(([item, here]) => {
          const box = boxOf(stable, item, rowsFrom)
          if (!box) return null
          const { x, y, width, height } = box
          return (
            <div
              key={item}
              className={styles.mark}
              style={{
                transform: `translate(${x}px, ${y}px)`,
                width,
                height,
                borderColor: `var(--person-${here[0]!.colour})`,
              }}
            >
              <span className={styles.names}>
                {here.slice(0, mostNames).map(it => (
                  <span
                    key={it.id}
                    className={styles.name}
                    style={{ background: `var(--person-${it.colour})` }}
                  >
                    {nameOf(it)}
                  </span>
                ))}
              </span>
            </div>
          )
        })}
      </div>
    </ViewportPortal>
  )
})

const mostNames = 3
