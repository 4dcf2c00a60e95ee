import { lazy, type ReactNode, Suspense } from 'react'
import { useWorkspace } from '../workspace-context.tsx'
import { PaneBoundary } from './faults/PaneBoundary.tsx'
import { RescuedText } from './faults/RescuedText.tsx'
import styles from './panes.module.css'

// Asked for at once, so that it comes while the page is painted and what was kept is read.
const canvas = import('../canvas/CanvasPane.tsx')
const CanvasPane = lazy(() => canvas.then(it => ({ default: it.CanvasPane })))
// The drawing waits neither for Monaco, which is most of what there is to download, nor for the forms.
const InspectorPane = lazy(() =>
  import('../form/InspectorPane.tsx').then(it => ({ default: it.InspectorPane })),
)
const ProblemsPane = lazy(() =>
  import('../problems/ProblemsPane.tsx').then(it => ({ default: it.ProblemsPane })),
)
const TracePane = lazy(() => import('../trace/TracePane.tsx').then(it => ({ default: it.TracePane })))
const YamlPane = lazy(() => import('../yaml/YamlPane.tsx').then(it => ({ default: it.YamlPane })))

export function Canvas() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The canvas">
        <Suspense>
          <CanvasPane />
        </Suspense>
      </PaneBoundary>
    </div>
  )
}

export function Yaml() {
  const workspace = useWorkspace()
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The editor" instead={<RescuedText workspace={workspace} />}>
        <Suspense fallback={<Loading>Loading the editor…</Loading>}>
          <YamlPane />
        </Suspense>
      </PaneBoundary>
    </div>
  )
}

export function Inspector() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The inspector">
        <Suspense>
          <InspectorPane />
        </Suspense>
      </PaneBoundary>
    </div>
  )
}

export function Problems() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The list of problems">
        <Suspense>
          <ProblemsPane />
        </Suspense>
      </PaneBoundary>
    </div>
  )
}

export function Trace() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The trace">
        <Suspense>
          <TracePane />
        </Suspense>
      </PaneBoundary>
    </div>
  )
}

function Loading({ children }: { children: ReactNode }) {
  return (
    <p className={styles.loading} role="status">
      {children}
    </p>
  )
}
