import type { LoadedWorkspace } from '../../workspace/storage.ts'
import { showToast } from '../ui/toast.ts'

/** Says what the browser could not give back, and what was found of pages that were closed before their work was saved. */
export function tellLoaded({ content, fault, recovered = [] }: LoadedWorkspace): void {
  if (fault && !content)
    showToast({
      tone: 'warning',
      title:
        fault.reason === 'blocked'
          ? 'This browser does not save your work'
          : 'Your workspaces could not be read',
      description:
        fault.reason === 'blocked'
          ? `${fault.message} Download your work before you close the page.`
          : `${fault.message} Nothing is deleted.`,
      timeout: 0,
      ...(fault.reason !== 'blocked' && { action: { label: 'Reload', onClick: () => location.reload() } }),
    })
  if (recovered.length > 0)
    showToast({
      tone: 'info',
      title: 'Unsaved changes were recovered',
      description: `A page was closed before it could save. Its changes are among the recent workspaces: ${recovered.map(it => `“${it}”`).join(', ')}.`,
      timeout: 0,
    })
}
