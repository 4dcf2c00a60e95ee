import { useEffect } from 'react'
import { useStore } from 'zustand'
import { folderStore } from '../../workspace/folder/folder-state.ts'
import { useServices } from '../services.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { tellLooked } from './folder-steps.ts'

/** Milliseconds between two looks at the dates of the folder's files; a large folder is looked at less often. */
const pause = 3_000
/** A look may take this part of the time. */
const share = 1 / 20

/** Goes on with the folder of each workspace that is opened, and looks into it while the page is visible and when it comes to the front. */
export function useFolder(): void {
  const workspace = useWorkspace()
  const { folders } = useServices()
  const opening = useWorkspaceState(it => it.opening)
  const isConnected = useStore(folderStore, it => it.connected?.status === 'connected')

  // biome-ignore lint/correctness/useExhaustiveDependencies: each workspace that is opened has its own folder
  useEffect(() => {
    void folders?.resume().then(it => tellLooked(workspace, it))
  }, [folders, workspace, opening])

  useEffect(() => {
    if (!isConnected || !folders) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false

    async function look(): Promise<void> {
      clearTimeout(timer)
      if (isOver || document.visibilityState === 'hidden') return
      const from = performance.now()
      tellLooked(workspace, await folders!.look())
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(look, Math.max(pause, (performance.now() - from) / share))
    }

    timer = setTimeout(look, pause)
    addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      isOver = true
      clearTimeout(timer)
      removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [folders, workspace, isConnected])
}
