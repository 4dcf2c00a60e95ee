import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react'
import { useWorkspaceState } from './workspace-context.tsx'

const EditableContext = createContext(true)

/** Whether what is shown can be changed; false in a workspace that is looked at only. */
export function useEditable(): boolean {
  return useContext(EditableContext)
}

/**
 * Tells everything within whether the workspace can be changed. What only changes it carries `data-edits`, and is not there while it
 * cannot be; menus and dialogs stand outside, so the whole page is told.
 */
export function EditableProvider({ children }: { children: ReactNode }) {
  const isViewOnly = useWorkspaceState(it => it.viewOnly)
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-view-only', isViewOnly)
    return () => document.documentElement.removeAttribute('data-view-only')
  }, [isViewOnly])
  return <EditableContext value={!isViewOnly}>{children}</EditableContext>
}
