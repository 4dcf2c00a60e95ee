import { type RefObject, useEffect } from 'react'
import { type CanvasPlace, keepCanvasPlace } from '../../screen/canvas-place.ts'
import { useWorkspace } from '../../workspace-context.tsx'

/** Keeps where the canvas is for the next load of the page, which shows its first drawing there. */
export function useKeptPlace(root: RefObject<HTMLElement | null>): void {
  const workspace = useWorkspace()
  useEffect(() => {
    const canvas = root.current
    if (!canvas) return
    let place: CanvasPlace | undefined
    const watch = new ResizeObserver(() => {
      // A page that is loaded has nothing selected, and no form beside the canvas.
      if (workspace.store.getState().selection === undefined) place = placeOf(canvas)
    })
    watch.observe(canvas)
    const keep = () => keepCanvasPlace(isSeen(canvas) ? place : undefined)
    addEventListener('pagehide', keep)
    return () => {
      watch.disconnect()
      removeEventListener('pagehide', keep)
    }
  }, [root, workspace])
}

function placeOf(canvas: HTMLElement): CanvasPlace {
  const { x, y, width, height } = canvas.getBoundingClientRect()
  return { x, y, width, height }
}

/** Not behind another tab of a narrow screen, nor behind the drawer. */
function isSeen(canvas: HTMLElement): boolean {
  return canvas.checkVisibility({ visibilityProperty: true }) && !canvas.closest('[inert]')
}
