import { type CanvasParts, type CanvasScene, sceneAt } from './canvas-command.ts'

let shown: CanvasParts | undefined

/** Notes the canvas that is on screen, for the search to run its commands; gives what ends that. */
export function showCanvasParts(parts: CanvasParts): () => void {
  shown = parts
  return () => {
    if (shown === parts) shown = undefined
  }
}

/** The canvas on screen, for a command about its selection; undefined where there is none. */
export function canvasOnScreen(): CanvasScene | undefined {
  return shown && sceneAt(shown, shown.store.getState().selected)
}
