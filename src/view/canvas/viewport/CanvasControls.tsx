import { useStore } from '@xyflow/react'
import { AlignStartVertical, Maximize } from 'lucide-react'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from '../canvas.module.css'
import { useCanvas } from '../canvas-state.ts'
import { type CanvasCommand, type CanvasParts, sceneAt } from '../keys/canvas-command.ts'
import { showEverything, showOutline, zoomIn, zoomOut } from '../keys/view-commands.ts'

/** The toolbar of the view: zoom, the whole drawing, columns, outline. */
export function CanvasControls({ parts }: { parts: CanvasParts }) {
  const zoom = useStore(it => it.transform[2])
  const outline = useCanvas(it => it.outline)
  const { tidy } = parts.commands
  return (
    <div className={styles.controls} role="toolbar" aria-label="View of the canvas">
      <CommandButton command={zoomOut} parts={parts} />
      <span className={styles.zoom} title="Zoom">
        {Math.round(zoom * 100)}%
      </span>
      <CommandButton command={zoomIn} parts={parts} />
      <span className={styles.divider} />
      <CommandButton command={showEverything} parts={parts} />
      <IconButton
        size="s"
        side="top"
        label="Tidy up"
        tooltip="Tidy up: put moved boxes back in their columns"
        icon={<AlignStartVertical />}
        disabled={!tidy}
        onClick={tidy}
      />
      <CommandButton command={showOutline} parts={parts} expanded={outline} />
    </div>
  )
}

function CommandButton({
  command,
  parts,
  expanded,
}: {
  command: CanvasCommand
  parts: CanvasParts
  expanded?: boolean
}) {
  const Icon = command.icon ?? Maximize
  const scene = () => sceneAt(parts, undefined)
  return (
    <IconButton
      size="s"
      side="top"
      label={command.label?.(scene()) ?? command.title}
      tooltip={command.title}
      shortcut={command.keys[0]}
      icon={<Icon />}
      aria-expanded={expanded}
      data-outline-button={expanded === undefined ? undefined : ''}
      onClick={() => command.action(scene())?.()}
    />
  )
}
