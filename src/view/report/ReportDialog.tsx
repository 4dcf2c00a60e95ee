import { closeDialog } from '../screen/screen-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { ReportForm } from './ReportForm.tsx'
import type { ReportedFault } from './report-text.ts'

/** An error of Drawbridge's own, to be told to its makers. */
export function ReportDialog({ fault }: { fault: ReportedFault }) {
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Report an error"
      description="Copy this into an issue. It holds nothing that you have written unless you include it, and is sent nowhere by itself."
    >
      <ReportForm fault={fault} workspace={useWorkspace()} />
    </Dialog>
  )
}
