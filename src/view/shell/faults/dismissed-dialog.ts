import { openDialog } from '../../screen/screen-state.ts'
import type { ToastMessage } from '../../ui/toast.ts'
import type { Fault } from './Boundary.tsx'

/**
 * What is said of a dialog that was closed because of a fault. One whose code did not come is mended by loading the page again; any
 * other fault is ours, and can be reported unless it is the report that broke.
 */
export function dismissedDialog(
  { message, stack }: Pick<Fault, 'message' | 'stack'>,
  isReport: boolean,
): ToastMessage {
  const said = { tone: 'error', topic: 'dialog', title: 'The dialog could not be opened' } as const
  if (isReport || isLoadFault(message))
    return {
      ...said,
      description: `${message} The page may have been updated: reload it and try again.`,
      action: { label: 'Reload', onClick: () => location.reload() },
    }
  const fault = { where: 'A dialog', message, stack }
  return {
    ...said,
    description: message,
    action: { label: 'Report…', onClick: () => openDialog({ type: 'report', fault }) },
  }
}

/** Whether a browser says that a script could not be fetched: Chromium and Firefox word it with "dynamically imported", Safari "importing". */
function isLoadFault(message: string): boolean {
  return /dynamically imported module|importing a module script|unable to preload/i.test(message)
}
