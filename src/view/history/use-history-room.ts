import { useEffect } from 'react'
import { showToast } from '../ui/toast.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** Says when the browser has no room for the history beside the work. */
export function useHistoryRoom(): void {
  const isKept = useWorkspaceState(it => it.isHistoryKept)
  useEffect(() => {
    if (isKept) return
    showToast({
      topic: 'history-room',
      tone: 'warning',
      title: 'Undo is not kept over a reload',
      description:
        'The browser has no room left for the history. Your work is saved, and undo works until this page is closed. Deleting other workspaces makes room.',
      timeout: 0,
    })
  }, [isKept])
}
