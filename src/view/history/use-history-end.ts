import { useEffect } from 'react'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** Says, when undo is asked for and there are no older changes left, that there were more, and leads to what was opened. */
export function useHistoryEnd(): void {
  const workspace = useWorkspace()
  const asked = useWorkspaceState(it => it.undosAtEnd)
  useEffect(() => {
    if (asked === 0) return
    showToast({
      topic: 'history-end',
      title: 'Undo stops here',
      description: 'Older changes are no longer kept, but the files as you opened them are.',
      action: { label: 'Restore the files as opened', onClick: workspace.backToOpened },
    })
  }, [asked, workspace])
}
