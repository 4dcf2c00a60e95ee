import { useEffect, useLayoutEffect, useState } from 'react'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import { useLayout } from '../screen/layout-state.ts'
import { turns } from '../turns/turns.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

type Selected = Pick<WorkspaceState, 'selection' | 'analysis' | 'lastChange'>

/**
 * Whether the inspector has room: it comes with a selection and goes with it. It keeps its room while typing makes what was
 * selected unreadable, since the next keystroke may bring it back.
 */
export function useInspectorShown(): boolean {
  const { store } = useWorkspace()
  const wanted = useLayout(it => it.inspector)
  const selected = useWorkspaceState(it => it.selection !== undefined)
  const [held, setHeld] = useState(false)
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.selection !== before.selection) setHeld(isTypedAway(now, before))
      }),
    [store],
  )
  const isShown = wanted && (selected || held)
  // It takes its room in a task of its own, after the drawing has unfolded what is selected. It gives it back at once.
  const [hasCome, setCome] = useState(isShown)
  useLayoutEffect(() => {
    if (isShown) return turns.inOwnTask(() => setCome(true))
    setCome(false)
  }, [isShown])
  return isShown && hasCome
}

/** Whether a selection went because the text under it was being written. */
export function isTypedAway(now: Selected, before: Selected): boolean {
  return (
    before.selection !== undefined &&
    now.selection === undefined &&
    now.analysis !== before.analysis &&
    now.lastChange?.by === 'type'
  )
}
