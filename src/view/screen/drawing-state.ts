import type { Workspace } from '../../workspace/workspace.ts'
import { lastingStore } from '../../workspace/workspace-store.ts'
import { type Cancel, turns } from '../turns/turns.ts'

/** Whether the canvas still shows what was before, with the drawing of what is known on its way. */
export const drawingStore = lastingStore('page', { isBehind: false })

/** What follows the drawing waits no longer than this for it, in milliseconds. */
const patience = 1000

/** Does something once the drawing shows the files as they are, in a task after that; soon where there is none to wait for. */
export function whenDrawn({ store }: Workspace, run: () => void): Cancel {
  let cancelTurn: Cancel | undefined
  const timer = setTimeout(finish, patience)
  const stops = [store.subscribe(look), drawingStore.subscribe(look)]
  look()
  return stop

  function look(): void {
    if (cancelTurn || !isDrawn()) return
    // The canvas hears of an answer in the task that brings it, and says only then that it is behind.
    cancelTurn = turns.inOwnTask(() => {
      cancelTurn = undefined
      if (isDrawn()) finish()
    })
  }

  function isDrawn(): boolean {
    const { revision, analysedRevision, analysisError } = store.getState()
    return (analysedRevision === revision || analysisError !== undefined) && !drawingStore.getState().isBehind
  }

  function finish(): void {
    stop()
    run()
  }

  function stop(): void {
    clearTimeout(timer)
    cancelTurn?.()
    for (const it of stops) it()
  }
}
