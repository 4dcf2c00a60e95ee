import { useEffect, useRef } from 'react'
import type { Workspace } from '../workspace/workspace.ts'
import styles from './App.module.css'
import { useShortcuts } from './commands/use-shortcuts.ts'
import { DropTarget } from './files/DropTarget.tsx'
import { isBlank } from './files/open-content.ts'
import { useCopyNotice } from './saving/use-copy-notice.ts'
import { type Services, ServicesProvider } from './services.ts'
import { useShareLinks } from './share/use-share-links.ts'
import { Dialogs } from './shell/Dialogs.tsx'
import { PageBoundary } from './shell/faults/PageBoundary.tsx'
import { PaneBoundary } from './shell/faults/PaneBoundary.tsx'
import { focusCanvas } from './shell/focus-pane.ts'
import { NarrowLayout } from './shell/NarrowLayout.tsx'
import { useScreen } from './shell/screen-state.ts'
import { TopBar } from './shell/TopBar.tsx'
import { useFocusGuard } from './shell/use-focus-guard.ts'
import { useNarrow } from './shell/use-media.ts'
import { WideLayout } from './shell/WideLayout.tsx'
import { ToastRegion } from './ui/Toast.tsx'
import { TooltipProvider } from './ui/Tooltip.tsx'
import { Welcome } from './welcome/Welcome.tsx'
import { useWorkspaceState, WorkspaceProvider } from './workspace-context.tsx'

/** The page, around a workspace that somebody else has made and wired. */
export function App({ workspace, services }: { workspace: Workspace; services: Services }) {
  return (
    <PageBoundary workspace={workspace}>
      <WorkspaceProvider value={workspace}>
        <ServicesProvider value={services}>
          <TooltipProvider>
            <Screen />
            <Dialogs />
            <DropTarget />
            <ToastRegion />
          </TooltipProvider>
        </ServicesProvider>
      </WorkspaceProvider>
    </PageBoundary>
  )
}

function Screen() {
  const welcome = useScreen(it => it.welcome)
  const narrow = useNarrow()
  const title = useWorkspaceState(it => (isBlank(it.files) ? undefined : it.name))
  useShortcuts()
  useShareLinks()
  useFocusGuard()
  useCopyNotice()

  useEffect(() => {
    document.title = title && !welcome ? `${title} · Drawbridge` : 'Drawbridge'
  }, [title, welcome])

  // What was pressed on the start page has gone with it.
  const came = useRef(welcome)
  useEffect(() => {
    if (came.current && !welcome) focusCanvas()
    came.current = welcome
  }, [welcome])

  if (welcome) return <Welcome />
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">Drawbridge</h1>
      <PaneBoundary label="The top bar">
        <TopBar />
      </PaneBoundary>
      <main className={styles.panes}>{narrow ? <NarrowLayout /> : <WideLayout />}</main>
    </div>
  )
}
