import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '../../ui/IconButton.tsx'
import { KindIcon } from '../../ui/KindIcon.tsx'
import styles from '../canvas.module.css'
import { followDrag } from '../gestures/follow-drag.ts'
import { addableKinds } from '../keys/addable-kinds.ts'
import type { Commands } from './commands.ts'

/** What can be added: a click adds it to the drawing, a drag puts it where it is dropped. */
export function Palette({ commands }: { commands: Commands }) {
  const flow = useReactFlow()
  const [held, setHeld] = useState<{ kind: string; x: number; y: number }>()
  const drag = (kind: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    followDrag(event, {
      move: at => setHeld({ kind, x: at.clientX, y: at.clientY }),
      end: at => {
        setHeld(undefined)
        const over = document.elementFromPoint(at.clientX, at.clientY)
        if (!over?.closest('[data-canvas] .react-flow')) return
        commands.addResource(kind, flow.screenToFlowPosition({ x: at.clientX, y: at.clientY }))
      },
      cancel: () => setHeld(undefined),
    })
  }
  return (
    <div className={styles.palette} data-palette="" role="toolbar" aria-label="Add to the canvas">
      {addableKinds.map(({ kind, key }) => (
        <IconButton
          key={kind}
          size="s"
          side="top"
          label={`Add a ${kind} to the canvas`}
          tooltip={`Add a ${kind}: click, or drag it to its place`}
          shortcut={key}
          icon={<KindIcon kind={kind} />}
          onClick={() => commands.addResource(kind)}
          onPointerDown={drag(kind)}
        />
      ))}
      {held &&
        createPortal(
          <div className={styles.held} style={{ left: held.x, top: held.y }}>
            {held.kind}
          </div>,
          document.body,
        )}
    </div>
  )
}
