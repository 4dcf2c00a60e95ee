import { createContext, useContext } from 'react'
import type { BrowserStorage } from '../platform/browser-storage.ts'
import type { Together } from '../platform/together/create-together.ts'
import type { FolderSync } from '../workspace/folder/folder-sync.ts'

/** What of the browser the view works with beyond the workspace itself. */
export interface Services {
  readonly storage: BrowserStorage
  /** Absent where the browser cannot stay connected with a folder. */
  readonly folders?: FolderSync
  /** Other tabs, and whoever the user works with over a server. */
  readonly together: Pick<Together, 'share' | 'join' | 'retry' | 'disconnect' | 'setCursor'>
}

const ServicesContext = createContext<Services | undefined>(undefined)

export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('A component that needs services is rendered outside ServicesProvider')
  return services
}
