import { type ReactNode, useEffect } from 'react'
import { closeDialog } from '../../screen/screen-state.ts'
import { showToast } from '../../ui/toast.ts'
import { Boundary, type Fault } from './Boundary.tsx'

/** A dialog that cannot be shown, or not be loaded, is closed again and says so; the page below stays. */
export function DialogBoundary({ children }: { children: ReactNode }) {
  return <Boundary fallback={fault => <Dismissed fault={fault} />}>{children}</Boundary>
}

function Dismissed({ fault }: { fault: Fault }) {
  useEffect(() => {
    closeDialog()
    showToast({
      tone: 'error',
      topic: 'dialog',
      title: 'The dialog could not be opened',
      description: `${fault.message} The page may have been updated: reload it and try again.`,
      action: { label: 'Reload', onClick: () => location.reload() },
    })
    fault.retry()
  }, [fault])
  return null
}
