import { useEffect } from 'react'
import { openRecent } from '../files/open-content.ts'
import { useServices } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** Says that another tab has changed the workspace, and leads to what that one made of it. */
export function useCopyNotice(): void {
  const workspace = useWorkspace()
  const services = useServices()
  const copy = useWorkspaceState(it => it.copy)
  useEffect(() => {
    if (!copy) return
    const { name, other } = copy
    showToast({
      topic: 'copy',
      tone: 'warning',
      title: `Another tab has changed “${other.name}”`,
      description: `Nothing is lost: this tab continues as “${name}”, and the other tab keeps its own version.`,
      timeout: 0,
      action: {
        label: 'Open the other version',
        onClick: () =>
          void openRecent(workspace, services, other.id).then(opened => {
            if (!opened) showToast({ tone: 'error', title: `“${other.name}” is no longer there` })
          }),
      },
    })
  }, [copy, workspace, services])
}
