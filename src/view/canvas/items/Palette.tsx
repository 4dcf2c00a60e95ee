import { useReactFlow } from '@xyflow/react'
import { Ellipsis } from 'lucide-react'
import { type PointerEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { kindWords } from '../../../core/kinds/kind-key.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { kindWithArticle } from '../../ui/kind-with-article.ts'
import { Menu } from '../../ui/Menu.tsx'
import styles from '../canvas.module.css'
import { followDrag } from '../gestures/follow-drag.ts'
import { addableKinds, drawnGatewayApi } from '../keys/addable-kinds.ts'
import type { Commands } from './commands.ts'
import { FurtherKinds } from './FurtherKinds.tsx'
import { useUsesGatewayApi } from './use-uses-gateway-api.ts'

/** What can be added: a click adds it to the drawing, a drag puts it where it is dropped. */
export function Palette({ commands }: { commands: Pick<Commands, 'addResource'> }) {
  const flow = useReactFlow()
  const usesGatewayApi = useUsesGatewayApi()
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
      {[...addableKinds, ...(usesGatewayApi ? drawnGatewayApi : [])].map(({ kind, key }) => (
        <IconButton
          key={kind}
          size="s"
          side="top"
          label={`Add ${kindWithArticle(kind)} to the canvas`}
          tooltip={`Add ${kindWithArticle(kind)}: click, or drag it to its place`}
          shortcut={key}
          icon={<KindIcon kind={kind} />}
          onClick={() => commands.addResource(kind)}
          onPointerDown={drag(kind)}
        />
      ))}
      {usesGatewayApi && (
        <span data-further="">
          <Menu
            side="top"
            trigger={
              <IconButton
                size="s"
                side="top"
                label="Add another kind of the Gateway API"
                icon={<Ellipsis />}
              />
            }
          >
            <FurtherKinds commands={commands} />
          </Menu>
        </span>
      )}
      {held &&
        createPortal(
          <div className={styles.held} style={{ left: held.x, top: held.y }}>
            {kindWords(held.kind)}
          </div>,
          document.body,
        )}
    </div>
  )
}
