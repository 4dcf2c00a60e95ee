import { useEffect } from 'react'
import { watchShareFragment } from '../../platform/url.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { openShared } from './open-shared.ts'

/** A link pasted into the address of the open page opens too. */
export function useShareLinks(): void {
  const workspace = useWorkspace()
  const services = useServices()
  useEffect(
    () => watchShareFragment(fragment => void openShared(workspace, services, fragment)),
    [workspace, services],
  )
}
