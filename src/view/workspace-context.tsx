import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Workspace, WorkspaceState } from '../workspace/workspace.ts'

const WorkspaceContext = createContext<Workspace | undefined>(undefined)

export const WorkspaceProvider = WorkspaceContext.Provider

/** The workspace this page edits. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('A component that needs a workspace is rendered outside WorkspaceProvider')
  return workspace
}

/** A part of the workspace's state; the component renders again when that part changes. The selector must not build new objects. */
export function useWorkspaceState<T>(selector: (state: WorkspaceState) => T): T {
  return useStore(useWorkspace().store, selector)
}
