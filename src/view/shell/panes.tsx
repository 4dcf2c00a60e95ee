import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { afterDrawing } from '../screen/later.ts'
import { InTurn, InTurnUnhurried } from '../turns/use-turn.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { PaneBoundary } from './faults/PaneBoundary.tsx'
import { RescuedText } from './faults/RescuedText.tsx'
import { useOpening } from './opening.ts'
import styles from './panes.module.css'

// The page is rendered once it is there. React waits a third of a second with what it has shown a stand-in for.
let CanvasAtHand: ComponentType | undefined
const canvas = import('../canvas/CanvasPane.tsx')
const CanvasLater = lazy(() => canvas.then(it => ({ default: it.CanvasPane })))
/** Fulfilled once the canvas can be shown, or cannot. */
export const canvasReady = canvas.then(
  it => {
    CanvasAtHand = it.CanvasPane
  },
  () => undefined,
)
// The drawing waits neither for Monaco, which is most of what there is to download, nor for the forms.
const load = {
  inspector: afterDrawing(() => import('../form/InspectorPane.tsx')),
  problems: afterDrawing(() => import('../problems/ProblemsPane.tsx')),
  trace: afterDrawing(() => import('../trace/TracePane.tsx')),
  review: afterDrawing(() => import('../review/ReviewPane.tsx')),
  history: afterDrawing(() => import('../history/HistoryPane.tsx')),
  yaml: afterDrawing(() => import('../yaml/YamlPane.tsx')),
}
const InspectorPane = lazy(() => load.inspector().then(it => ({ default: it.InspectorPane })))
const ProblemsPane = lazy(() => load.problems().then(it => ({ default: it.ProblemsPane })))
const TracePane = lazy(() => load.trace().then(it => ({ default: it.TracePane })))
const ReviewPane = lazy(() => load.review().then(it => ({ default: it.ReviewPane })))
const HistoryPane = lazy(() => load.history().then(it => ({ default: it.HistoryPane })))
const YamlPane = lazy(() => load.yaml().then(it => ({ default: it.YamlPane })))

export function Canvas() {
  // What it began with stays: another component would begin anew.
  const [CanvasPane] = useState(() => CanvasAtHand ?? CanvasLater)
  return (
    <Room key={useOpening()} label="The canvas">
      <InTurnUnhurried>
        <CanvasPane />
      </InTurnUnhurried>
    </Room>
  )
}

/** Another workspace is shown in the same editor: mounting it takes a while, and it keeps nothing of the files. */
export function Yaml() {
  const workspace = useWorkspace()
  return (
    <Room
      label="The editor"
      instead={<RescuedText workspace={workspace} />}
      meanwhile={
        <p className={styles.loading} role="status">
          Loading the editor…
        </p>
      }
    >
      <YamlPane />
    </Room>
  )
}

export function Inspector() {
  return (
    <Room key={useOpening()} label="The inspector">
      <InspectorPane />
    </Room>
  )
}

export function Problems() {
  return (
    <Room key={useOpening()} label="The list of problems">
      <InTurn>
        <ProblemsPane />
      </InTurn>
    </Room>
  )
}

export function Trace() {
  return (
    <Room key={useOpening()} label="The trace">
      <InTurn>
        <TracePane />
      </InTurn>
    </Room>
  )
}

export function Review() {
  return (
    <Room key={useOpening()} label="The review">
      <InTurn>
        <ReviewPane />
      </InTurn>
    </Room>
  )
}

export function History() {
  return (
    <Room label="The history">
      <InTurn>
        <HistoryPane />
      </InTurn>
    </Room>
  )
}

/** What every pane stands in: a fault or a slow download of one leaves the others as they are. */
function Room({
  label,
  instead,
  meanwhile,
  children,
}: {
  label: string
  instead?: ReactNode
  meanwhile?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.pane}>
      <PaneBoundary label={label} instead={instead}>
        <Suspense fallback={meanwhile}>{children}</Suspense>
      </PaneBoundary>
    </div>
  )
}
