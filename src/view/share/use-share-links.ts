import { useEffect } from 'react'
import { watchShareFragment } from '../../platform/url.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'

/** What reads links, once there is one. */
export const loadOpenShared = () => import('./open-shared.ts')

/** A link pasted into the address of the open page opens too. */
export function useShareLinks(): void {
  const workspace = useWorkspace()
  const services = useServices()
  useEffect(
    () =>
      watchShareFragment(
        fragment => void loadOpenShared().then(it => it.openShared(workspace, services, fragment)),
      ),
    [workspace, services],
  )
}
