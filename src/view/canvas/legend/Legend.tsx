import { ReactFlowProvider } from '@xyflow/react'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isPressed } from '../../keys/shortcut.ts'
import { focusCanvas } from '../../screen/focus-pane.ts'
import { layoutStore } from '../../screen/layout-state.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { CanvasContext, createCanvasStore } from '../canvas-state.ts'
import { selectNothing } from '../keys/item-commands.ts'
import { showLegend } from '../keys/view-commands.ts'
import { ChangedChip } from '../nodes/ChangedChip.tsx'
import styles from './Legend.module.css'
import { boxes, foldedForms, type LegendPart, lines } from './legend-samples.ts'
import { SampleBox, SampleLine } from './Sample.tsx'

/** What the drawing's boxes, lines and marks mean, each drawn by what draws it on the canvas. It stands beside the drawing. */
export function Legend() {
  const [store] = useState(createCanvasStore)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label="Legend"
      tabIndex={-1}
      data-legend=""
      onKeyDown={event => {
        // It takes the keyboard when it opens: the key that opened it has to close it as well.
        if (event.defaultPrevented || !(isPressed(event, showLegend) || isPressed(event, selectNothing)))
          return
        event.preventDefault()
        layoutStore.setState({ legend: false })
        focusCanvas()
      }}
    >
      <header className={styles.header}>
        <h2>Legend</h2>
        <IconButton size="s" label="Close the legend" icon={<X />} onClick={closeLegend} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is longer than the canvas, and is scrolled with the keyboard too */}
      <section className={styles.parts} tabIndex={0} aria-label="What the drawing shows">
        <CanvasContext value={store}>
          <ReactFlowProvider>
            <Part {...boxes} draw={it => <SampleBox node={it} />} />
            <Part {...lines} draw={it => <SampleLine edge={it} />} />
            <Part {...foldedForms} draw={it => <SampleBox node={it} />} />
          </ReactFlowProvider>
        </CanvasContext>
        <Marks />
        <p className={styles.credit}>
          Drawn with{' '}
          <a href="https://reactflow.dev" target="_blank" rel="noopener noreferrer">
            React Flow
          </a>
        </p>
      </section>
    </aside>
  )
}

function Part<Sample>({
  title,
  entries,
  draw,
}: LegendPart<Sample> & { draw: (sample: Sample) => React.ReactNode }) {
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.entries}>
        {entries.map(it => (
          <div key={it.title}>
            <dt>
              {draw(it.sample)}
              {it.title}
            </dt>
            <dd>{it.words}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Marks() {
  return (
    <>
      <h3 className={styles.title}>Marks</h3>
      <dl className={styles.entries}>
        <div>
          <dt>
            <span className={styles.marks} aria-hidden="true">
              <ProblemBadge severity="error" count={1} />
              <ProblemBadge severity="warning" count={2} />
              <ProblemBadge severity="info" count={3} />
            </span>
            Errors, warnings, remarks
          </dt>
          <dd>The worst of what was found there, and how many. Select the box to see them.</dd>
        </div>
        <div>
          <dt>
            <span className={styles.marks} aria-hidden="true">
              <ChangedChip title="" />
            </span>
            Changed
          </dt>
          <dd>Requests end elsewhere than they did when the files were opened.</dd>
        </div>
      </dl>
    </>
  )
}

function closeLegend(): void {
  layoutStore.setState({ legend: false })
  document.querySelector<HTMLElement>('[data-legend-button]')?.focus()
}
