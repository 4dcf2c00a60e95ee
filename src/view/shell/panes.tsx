import { lazy, type ReactNode, Suspense } from 'react'
import { CanvasPane } from '../canvas/CanvasPane.tsx'
import { InspectorPane } from '../form/InspectorPane.tsx'
import { ProblemsPane } from '../problems/ProblemsPane.tsx'
import { PaneBoundary } from './PaneBoundary.tsx'
import styles from './panes.module.css'

// Monaco is most of what there is to download; the drawing does not wait for it.
const YamlPane = lazy(() => import('../yaml/YamlPane.tsx').then(it => ({ default: it.YamlPane })))

export function Canvas() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The canvas">
        <CanvasPane />
      </PaneBoundary>
    </div>
  )
}

export function Yaml() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The editor">
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
        <InspectorPane />
      </PaneBoundary>
    </div>
  )
}

export function Problems() {
  return (
    <div className={styles.pane}>
      <PaneBoundary label="The list of problems">
        <ProblemsPane />
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
