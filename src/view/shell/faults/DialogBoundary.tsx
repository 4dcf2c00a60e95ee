import { type ReactNode, useEffect } from 'react'
import { closeDialog, screenStore } from '../../screen/screen-state.ts'
import { showToast } from '../../ui/toast.ts'
import { Boundary, type Fault } from './Boundary.tsx'
import { dismissedDialog } from './dismissed-dialog.ts'

/** A dialog that cannot be shown, or not be loaded, is closed again and says so; the page below stays. */
export function DialogBoundary({ children }: { children: ReactNode }) {
  return <Boundary fallback={fault => <Dismissed fault={fault} />}>{children}</Boundary>
}

function Dismissed({ fault }: { fault: Fault }) {
  useEffect(() => {
    const isReport = screenStore.getState().dialog?.type === 'report'
    closeDialog()
    showToast(dismissedDialog(fault, isReport))
    fault.retry()
  }, [fault])
  return null
}
