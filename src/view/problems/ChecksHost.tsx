import { lazy, Suspense, useEffect, useId } from 'react'
import { useStore } from 'zustand'
import { checksState, offerHost, withdrawHost } from './checks-state.ts'

// The pages of the checks come with all rules and their examples, so they wait until they are asked for.
const ChecksDialog = lazy(() => import('./ChecksDialog.tsx'))

/** Shows the dialog of the checks. Every pane that opens it brings a host; one of those on the screen shows it. */
export function ChecksHost() {
  const id = useId()
  const open = useStore(checksState, it => it.open && it.hosts[0] === id)

  useEffect(() => {
    offerHost(id)
    return () => withdrawHost(id)
  }, [id])

  return (
    open && (
      <Suspense>
        <ChecksDialog />
      </Suspense>
    )
  )
}
