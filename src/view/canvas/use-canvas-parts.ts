import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useWorkspace } from '../workspace-context.tsx'
import { useCanvasStore } from './canvas-state.ts'
import type { StableGraph } from './flow/use-stable-graph.ts'
import { useZoom } from './folding/use-zoom.ts'
import { useLinking } from './gestures/use-linking.ts'
import type { MovedNodes } from './gestures/use-moved-nodes.ts'
import { type Commands, editCommands } from './items/commands.ts'
import type { CanvasParts } from './keys/canvas-command.ts'
import { showCanvasParts } from './keys/canvas-on-screen.ts'
import { useSteering } from './viewport/steering.ts'
import { useFocus } from './viewport/use-focus.ts'
import { useView } from './viewport/use-view.ts'

/** What pointer, keys, menus and toolbars of the canvas work on: the drawing, the keyboard's place in it, and what can be done. */
export function useCanvasParts(
  root: RefObject<HTMLDivElement | null>,
  stable: StableGraph,
  moved: MovedNodes,
): CanvasParts {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  const latest = useRef(stable)
  latest.current = stable
  const { index, wholeIndex } = stable
  const steering = useSteering()
  const focus = useFocus(root, stable, steering)
  const { fit } = useView(stable, steering)
  const zooms = useZoom(root, stable, steering)
  const edits = useMemo(() => {
    const drawn = () => {
      latest.current.choosing.finish()
      return latest.current
    }
    return editCommands(workspace, store, drawn)
  }, [workspace, store])
  const linking = useLinking(index, edits)
  const tidy = useMemo(() => moved.tidy && (() => moved.tidy?.(fit)), [moved.tidy, fit])
  const commands = useMemo((): Commands => {
    const link = (key: string) => {
      linking.begin(key)
      focus.focusItem(key)
    }
    const move: Commands['move'] = it => {
      if (edits.run(it.operation)) focus.focusItem(it.lands)
    }
    const moveEnd = (edgeId: string) => {
      linking.beginMove(edgeId)
      root.current?.focus({ preventScroll: true })
    }
    return { ...edits, link, move, moveEnd, fit, tidy }
  }, [root, edits, linking, focus, fit, tidy])
  const parts = useMemo(
    (): CanvasParts => ({
      index,
      wholeIndex,
      drawn: () => latest.current,
      store,
      focus,
      steering,
      commands,
      linking,
      zooms,
    }),
    [index, wholeIndex, store, focus, steering, commands, linking, zooms],
  )
  useEffect(() => showCanvasParts(parts), [parts])
  return parts
}
