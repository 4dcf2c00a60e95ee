import { lazy, Suspense, useEffect } from 'react'
import { redo, undo } from '../commands/edit.tsx'
import { isWriting } from '../commands/use-shortcuts.ts'
import { isPressed } from '../keys/shortcut.ts'
import { HostedProvider } from '../screen/hosted.ts'
import { later } from '../screen/later.ts'
import { useScreen } from '../screen/screen-state.ts'
import { useNarrow } from '../screen/use-media.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './BesideText.module.css'
import { DialogBoundary } from './faults/DialogBoundary.tsx'
import { NarrowLayout } from './NarrowLayout.tsx'
import { WideLayout } from './WideLayout.tsx'

const load = {
  expose: later(() => import('../expose/ExposeDialog.tsx')),
  report: later(() => import('../report/ReportDialog.tsx')),
}
const ExposeDialog = lazy(() => load.expose().then(it => ({ default: it.ExposeDialog })))
const ReportDialog = lazy(() => load.report().then(it => ({ default: it.ReportDialog })))

/** Drawing, inspector, problems and trace for an editor that shows the text itself, such as VS Code. */
export function BesideText() {
  useHistoryKeys()
  return (
    <HostedProvider value={true}>
      <main className={styles.panes}>{useNarrow() ? <NarrowLayout /> : <WideLayout />}</main>
      <DialogBoundary>
        <Suspense>
          <OpenDialog />
        </Suspense>
      </DialogBoundary>
    </HostedProvider>
  )
}

/** Those dialogs that something within these panes opens. */
function OpenDialog() {
  const dialog = useScreen(it => it.dialog)
  if (dialog?.type === 'expose') return <ExposeDialog />
  if (dialog?.type === 'report') return <ReportDialog fault={dialog.fault} />
  return null
}

/** What was drawn is taken back where it was drawn. The other commands of the page would take keys that the editor has a use for. */
function useHistoryKeys(): void {
  const workspace = useWorkspace()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // VS Code has marked these keys as handled, so that the browser leaves them alone.
      if (isWriting(event.target)) return
      if (isPressed(event, undo)) workspace.undo()
      else if (isPressed(event, redo)) workspace.redo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [workspace])
}
