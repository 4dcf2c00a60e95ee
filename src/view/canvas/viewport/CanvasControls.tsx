import { useReactFlow, useStore } from '@xyflow/react'
import { AlignStartVertical, ListTree, Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from '../canvas.module.css'
import { useCanvas, useCanvasStore } from '../canvas-state.ts'
import { glide } from './motion.ts'

export function CanvasControls({ onFit, onTidy }: { onFit: () => void; onTidy: (() => void) | undefined }) {
  const flow = useReactFlow()
  const zoom = useStore(it => it.transform[2])
  const store = useCanvasStore()
  const outline = useCanvas(it => it.outline)
  return (
    <div className={styles.controls} role="toolbar" aria-label="View of the canvas">
      <IconButton
        size="s"
        side="top"
        label="Zoom out"
        shortcut="-"
        icon={<Minus />}
        onClick={() => void flow.zoomOut(glide())}
      />
      <span className={styles.zoom} title="Zoom">
        {Math.round(zoom * 100)}%
      </span>
      <IconButton
        size="s"
        side="top"
        label="Zoom in"
        shortcut="+"
        icon={<Plus />}
        onClick={() => void flow.zoomIn(glide())}
      />
      <span className={styles.divider} />
      <IconButton
        size="s"
        side="top"
        label="Show everything"
        shortcut="0"
        icon={<Maximize />}
        onClick={onFit}
      />
      <IconButton
        size="s"
        side="top"
        label="Tidy up"
        tooltip="Tidy up: put moved boxes back in their columns"
        icon={<AlignStartVertical />}
        disabled={!onTidy}
        onClick={onTidy}
      />
      <IconButton
        size="s"
        side="top"
        label="Outline"
        shortcut="O"
        tooltip="Outline: all of the drawing as a list"
        icon={<ListTree />}
        aria-expanded={outline}
        data-outline-button=""
        onClick={() => store.setState({ outline: !outline })}
      />
    </div>
  )
}
