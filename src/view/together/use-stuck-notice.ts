import { useEffect } from 'react'
import { showToast } from '../ui/toast.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** Says what undo has left alone, because others have built on it. */
export function useStuckNotice(): void {
  const stuck = useWorkspaceState(it => it.stuck)
  useEffect(() => {
    if (!stuck?.length) return
    showToast({
      topic: 'stuck',
      title: `Not undone: ${stuck.map(it => `“${it}”`).join(', ')}`,
      description: 'Somebody else has edited the same since. Undoing it would take their edits away.',
    })
  }, [stuck])
}
