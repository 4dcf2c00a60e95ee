import type { ReactNode } from 'react'
import type { Workspace } from '../../../workspace/workspace.ts'
import { ReportForm } from '../../report/ReportForm.tsx'
import { forgetLayout } from '../../screen/layout-state.ts'
import { Boundary, type Fault } from './Boundary.tsx'
import styles from './PageBoundary.module.css'
import { RescuedText } from './RescuedText.tsx'

/** The last resort: when the page itself breaks, the text is still there, and how to go on is said. */
export function PageBoundary({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  return (
    <Boundary fallback={fault => <BrokenPage fault={fault} workspace={workspace} />}>{children}</Boundary>
  )
}

/** Made of the browser's own controls: the parts of the page may be what broke. */
function BrokenPage({ fault, workspace }: { fault: Fault; workspace: Workspace }) {
  const isSaved = workspace.store.getState().saved === 'saved'
  return (
    <main className={styles.broken}>
      <h1 className={styles.title}>The page could not be shown</h1>
      <p role="alert">
        This is an error in Drawbridge, not in your files.{' '}
        {isSaved
          ? 'Your files are unchanged and kept in this browser.'
          : 'Your files are unchanged, but this browser has not kept the latest change: download them before you reload.'}
      </p>
      <ul className={styles.ways}>
        <li>
          <button type="button" className={styles.first} onClick={fault.retry}>
            Try again
          </button>
          shows the page once more, with the same files and their history.
        </li>
        <li>
          <button type="button" className={styles.way} onClick={() => location.reload()}>
            Reload the page
          </button>
          loads Drawbridge again and opens what was saved.
        </li>
        <li>
          <button type="button" className={styles.way} onClick={resetLayout}>
            Reset the layout and reload
          </button>
          also puts every pane back in its original place and size.
        </li>
      </ul>
      <details>
        <summary>Report the error</summary>
        <ReportForm
          fault={{ where: 'The page', message: fault.message, stack: fault.stack }}
          workspace={workspace}
        />
      </details>
      <RescuedText workspace={workspace} />
    </main>
  )
}

function resetLayout(): void {
  forgetLayout()
  location.reload()
}
