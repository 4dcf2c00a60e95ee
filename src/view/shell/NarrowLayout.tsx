import { CircleAlert, CodeXml, Ellipsis, Route, SlidersHorizontal, Waypoints } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useHosted } from '../screen/hosted.ts'
import { layoutStore, type NarrowTab, useLayout } from '../screen/layout-state.ts'
import { countProblems, worst } from '../screen/problem-counts.ts'
import { SavedBadge } from '../trace/saved/SavedBadge.tsx'
import { ProblemBadge } from '../ui/Badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { MorePane } from './MorePane.tsx'
import styles from './NarrowLayout.module.css'
import { Canvas, Inspector, Problems, Trace, Yaml } from './panes.tsx'
import { useInspectorShown } from './use-inspector-shown.ts'

const allTabs: readonly { id: NarrowTab; label: string; icon: ReactNode; content: () => ReactNode }[] = [
  { id: 'canvas', label: 'Canvas', icon: <Waypoints />, content: () => <Canvas /> },
  { id: 'yaml', label: 'YAML', icon: <CodeXml />, content: () => <Yaml /> },
  { id: 'inspector', label: 'Inspector', icon: <SlidersHorizontal />, content: () => <Inspector /> },
  { id: 'problems', label: 'Problems', icon: <CircleAlert />, content: () => <Problems /> },
  { id: 'trace', label: 'Trace', icon: <Route />, content: () => <Trace /> },
  { id: 'more', label: 'More', icon: <Ellipsis />, content: () => <MorePane /> },
]

/** Beside another editor, which has the text. */
const hostedTabs = allTabs.filter(it => it.id !== 'yaml' && it.id !== 'more')

/** One pane at a time, chosen at the bottom. A pane once seen stays as it was left: zoom, scrolling, cursor. */
export function NarrowLayout() {
  const isHosted = useHosted()
  const tabs = isHosted ? hostedTabs : allTabs
  const wanted = useLayout(it => it.narrowTab)
  // What a window of another size was left with may be none of them.
  const chosen = tabs.some(it => it.id === wanted) ? wanted : 'canvas'
  const [seen, setSeen] = useState<ReadonlySet<NarrowTab>>(new Set([chosen]))
  if (!seen.has(chosen)) setSeen(new Set([...seen, chosen]))
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const badge = useMemo(() => worst(countProblems(diagnostics ?? [])), [diagnostics])

  // What is tapped tells of itself below the drawing, which stays in sight.
  const sheet = useInspectorShown() && chosen === 'canvas'
  if (sheet && !seen.has('inspector')) setSeen(new Set([...seen, 'inspector']))

  useReveal(isHosted)

  const isSheet = (id: NarrowTab) => sheet && id === 'inspector'

  return (
    <div className={styles.root}>
      <div className={styles.panes}>
        {tabs
          .filter(it => seen.has(it.id))
          .map(({ id, content }) => (
            // Hidden panes keep their size: a canvas that measures nothing would lose its view.
            <div
              key={id}
              id={`pane-${id}`}
              className={classNames(
                styles.pane,
                sheet && id === 'canvas' && styles.aboveSheet,
                isSheet(id) && styles.sheet,
                id !== chosen && !isSheet(id) && styles.away,
              )}
              inert={id !== chosen && !isSheet(id)}
            >
              {content()}
            </div>
          ))}
      </div>
      <nav className={styles.tabs} aria-label="Panes">
        {tabs.map(({ id, label, icon }) => (
          <button
            key={id}
            type="button"
            className={styles.tab}
            aria-current={id === chosen ? 'page' : undefined}
            onClick={() => layoutStore.setState({ narrowTab: id })}
          >
            <span className={styles.icon} aria-hidden="true">
              {icon}
            </span>
            {label}
            {id === 'problems' && badge && (
              <span className={styles.badge}>
                <ProblemBadge {...badge} />
              </span>
            )}
            {id === 'trace' && (
              <span className={styles.badge}>
                <SavedBadge />
              </span>
            )}
          </button>
        ))}
      </nav>
    </div>
  )
}

/** Brings the pane forward that a selection asks for. A cursor in another editor's text asks for none: it would take away what is read. */
function useReveal(isHosted: boolean): void {
  const { store } = useWorkspace()
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        if (!selection || selection === before.selection) return
        if (isHosted && (selection.origin === 'yaml' || selection.reveal === 'yaml')) return
        if (selection.reveal) layoutStore.setState({ narrowTab: selection.reveal })
      }),
    [store, isHosted],
  )
}
