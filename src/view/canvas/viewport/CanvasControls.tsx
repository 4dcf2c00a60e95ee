import { useStore } from '@xyflow/react'
import { AlignStartVertical, Map as MapIcon, Maximize } from 'lucide-react'
import { layoutStore, useLayout } from '../../screen/layout-state.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from '../canvas.module.css'
import { useCanvas } from '../canvas-state.ts'
import type { Commands } from '../items/commands.ts'
import { type CanvasCommand, type CanvasParts, sceneAt } from '../keys/canvas-command.ts'
import { pinLevel, showEverything, showLegend, showOutline, zoomIn, zoomOut } from '../keys/view-commands.ts'

/** The toolbar of the view: zoom, the whole drawing, columns, outline, map. */
export function CanvasControls({
  parts,
  tidy,
  offersMap,
}: {
  parts: () => CanvasParts
  tidy: Commands['tidy']
  offersMap: boolean
}) {
  const outline = useCanvas(it => it.outline)
  const map = useLayout(it => it.map)
  const legend = useLayout(it => it.legend)
  const pinned = useLayout(it => it.levelPinned)
  return (
    <div className={styles.controls} role="toolbar" aria-label="View of the canvas">
      <span className={styles.zooming} data-zooming="">
        <CommandButton command={zoomOut} parts={parts} />
        <ZoomLevel />
        <CommandButton command={zoomIn} parts={parts} />
      </span>
      <CommandButton
        command={pinLevel}
        parts={parts}
        pressed={pinned}
        tooltip={
          pinned
            ? 'Level pinned: zooming folds and unfolds nothing. Press to unpin'
            : 'Pin the level: zooming then makes boxes larger or smaller, and folds or unfolds none'
        }
      />
      <CommandButton
        command={showEverything}
        parts={parts}
        tooltip="Show everything, as far as it can be read; again for all of it, however small"
      />
      <IconButton
        size="s"
        label="Tidy up"
        tooltip="Tidy up: put moved boxes back in their columns"
        icon={<AlignStartVertical />}
        disabled={!tidy}
        data-tidy=""
        data-edits=""
        onClick={tidy}
      />
      <CommandButton command={showOutline} parts={parts} expanded={outline} opens="outline" />
      <CommandButton command={showLegend} parts={parts} expanded={legend} opens="legend" />
      {offersMap && (
        <IconButton
          size="s"
          label="Map"
          tooltip="Map: the whole drawing, small"
          icon={<MapIcon />}
          aria-pressed={map}
          onClick={() => layoutStore.setState({ map: !map })}
        />
      )}
    </div>
  )
}

/** By itself: with each step of a zoom it says another number. */
function ZoomLevel() {
  const percent = useStore(it => Math.round(it.transform[2] * 100))
  return (
    <span className={styles.zoom} title="Zoom" data-zoom="">
      {percent}%
    </span>
  )
}

function CommandButton({
  command,
  parts,
  expanded,
  opens,
  pressed,
  tooltip = command.title,
}: {
  command: CanvasCommand
  parts: () => CanvasParts
  expanded?: boolean
  /** What it opens; it gets the focus back when that closes. */
  opens?: 'outline' | 'legend'
  pressed?: boolean
  tooltip?: string
}) {
  const Icon = command.icon ?? Maximize
  const scene = () => sceneAt(parts(), undefined)
  return (
    <IconButton
      size="s"
      label={command.label?.(scene()) ?? command.title}
      tooltip={tooltip}
      shortcut={command.keys[0]}
      icon={<Icon />}
      aria-expanded={expanded}
      data-outline-button={opens === 'outline' ? '' : undefined}
      data-legend-button={opens === 'legend' ? '' : undefined}
      aria-pressed={pressed}
      onClick={() => command.action(scene())?.()}
    />
  )
}
