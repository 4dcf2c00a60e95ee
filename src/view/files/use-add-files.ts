import { useMemo } from 'react'
import { type PickedFiles, pickFiles, pickFolder } from '../../platform/files.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'

export interface AddFiles {
  pick(): void
  pickFolder(): void
  /** Files of saved requests. */
  pickRequests(): void
  take(picked: PickedFiles): void
}

/** What reads files of every form, once somebody has some. */
export const loadTakeFiles = () => import('./take-files.ts')

/** Brings files from the disk into the workspace; from the start page, into a new one. */
export function useAddFiles(): AddFiles {
  const workspace = useWorkspace()
  const services = useServices()
  return useMemo(() => {
    const take = (picked: PickedFiles) =>
      void loadTakeFiles().then(it => it.takeFiles(workspace, services, picked))
    return {
      take,
      pick: () => void pickFiles().then(take),
      pickFolder: () => void pickFolder().then(take),
      pickRequests: () =>
        void Promise.all([loadTakeFiles(), pickFiles()]).then(([it, picked]) =>
          it.takeRequests(workspace, picked),
        ),
    }
  }, [workspace, services])
}
