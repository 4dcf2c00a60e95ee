import { useEffect } from 'react'
import { showToast } from '../ui/toast.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** Says, when undo is asked for and there are no older changes left, that there were more, and leads to the baseline. */
export function useHistoryEnd(): void {
  const workspace = useWorkspace()
  const asked = useWorkspaceState(it => it.undosAtEnd)
  useEffect(() => {
    if (asked === 0) return
    showToast({
      topic: 'history-end',
      title: 'Undo stops here',
      description: 'Older changes are no longer kept, but the baseline is.',
      action: { label: 'Restore the baseline', onClick: workspace.backToBaseline },
    })
  }, [asked, workspace])
}
