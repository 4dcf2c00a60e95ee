import { useEffect } from 'react'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'

/** Says why nothing happens where something was to be changed that is looked at only, and offers the way out. */
export function useViewOnlyNotice(): void {
  const workspace = useWorkspace()
  useEffect(
    () =>
      workspace.store.subscribe(({ refusals, opening }, before) => {
        if (refusals === before.refusals || opening !== before.opening || refusals === 0) return
        showToast({
          topic: 'view-only',
          title: 'View only: nothing was changed',
          description: 'The link was made to be looked at. You can comment, or edit a copy.',
          action: { label: 'Edit a copy', onClick: workspace.editCopy },
        })
      }),
    [workspace],
  )
}
