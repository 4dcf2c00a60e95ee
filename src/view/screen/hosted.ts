import { createContext, useContext } from 'react'

const HostedContext = createContext(false)

export const HostedProvider = HostedContext.Provider

/** Whether another editor shows the page beside its own text: it has files, history and search of its own, and keeps no review. */
export function useHosted(): boolean {
  return useContext(HostedContext)
}
