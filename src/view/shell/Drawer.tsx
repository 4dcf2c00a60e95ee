import { ChevronDown, ChevronUp, Maximize2, Minimize2 } from 'lucide-react'
import { useMemo } from 'react'
import { openComments } from '../../core/review/comment.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { useHosted } from '../screen/hosted.ts'
import {
  type DrawerTab,
  drawerTabs,
  layoutStore,
  showDrawer,
  togglePane,
  useLayout,
} from '../screen/layout-state.ts'
import { countProblems, worst } from '../screen/problem-counts.ts'
import { SavedBadge } from '../trace/saved/SavedBadge.tsx'
import { Badge, ProblemBadge } from '../ui/Badge.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './Drawer.module.css'
import { PaneBoundary } from './faults/PaneBoundary.tsx'
import { Pane } from './Pane.tsx'
import { History, Problems, Review, Trace } from './panes.tsx'

const labels: Record<DrawerTab, string> = {
  problems: 'Problems',
  trace: 'Trace',
  review: 'Review',
  history: 'History',
}

export function Drawer() {
  const tab = useLayout(it => it.drawerTab)
  const maximised = useLayout(it => it.drawerMaximised)
  const badges = useBadges()
  const isHosted = useHosted()
  return (
    <Tabs<DrawerTab>
      label="Drawer"
      value={tab}
      onChange={drawerTab => layoutStore.setState({ drawerTab })}
      actions={
        <>
          {tab === 'history' && <HelpButton topic="history" side="top" />}
          <IconButton
            label={maximised ? 'Restore the drawer' : 'Maximise the drawer'}
            icon={maximised ? <Minimize2 /> : <Maximize2 />}
            size="s"
            side="top"
            onClick={() => layoutStore.setState({ drawerMaximised: !maximised })}
          />
          <IconButton
            label="Hide the drawer"
            icon={<ChevronDown />}
            size="s"
            side="top"
            onClick={() => togglePane('drawer')}
          />
        </>
      }
      tabs={[
        { id: 'problems', label: labels.problems, badge: badges.problems, content: <Problems /> },
        { id: 'trace', label: labels.trace, badge: <SavedBadge />, content: <Trace /> },
        ...(isHosted ? [] : ownTabs()),
      ]}
    />
  )

  function ownTabs(): readonly Tab<DrawerTab>[] {
    return [
      { id: 'review', label: labels.review, badge: badges.review, content: <Review /> },
      {
        id: 'history',
        label: labels.history,
        content: (
          <Pane name="history" label="History">
            <PaneBoundary label="The history">
              <History />
            </PaneBoundary>
          </Pane>
        ),
      },
    ]
  }
}

/** What is left of the drawer when it is shut: its tabs, which open it. */
export function DrawerBar() {
  const badges = useBadges()
  const isHosted = useHosted()
  return (
    <div className={styles.bar}>
      {drawerTabs
        .filter(it => !isHosted || it === 'problems' || it === 'trace')
        .map(tab => (
          <button key={tab} type="button" className={styles.tab} onClick={() => showDrawer(tab)}>
            {labels[tab]}
            {tab === 'problems' && badges.problems}
            {tab === 'trace' && <SavedBadge />}
            {tab === 'review' && badges.review}
          </button>
        ))}
      <span className={styles.end}>
        <IconButton
          label="Show the drawer"
          icon={<ChevronUp />}
          size="s"
          side="top"
          onClick={() => togglePane('drawer')}
        />
      </span>
    </div>
  )
}

function useBadges() {
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const comments = useWorkspaceState(it => it.comments)
  const open = useMemo(() => openComments(comments).length, [comments])
  return useMemo(() => {
    const badge = worst(countProblems(diagnostics ?? []))
    return {
      problems: badge && <ProblemBadge {...badge} />,
      review: open > 0 && (
        <Badge>
          {open}
          <span className="visually-hidden">open</span>
        </Badge>
      ),
    }
  }, [diagnostics, open])
}
