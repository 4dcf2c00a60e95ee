import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { visibleText } from '../../core/text/visible/visible-text.ts'
import { isEmbedded } from '../../platform/url.ts'
import { loadOverlays } from '../../workspace/overlays.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { useShortcuts } from '../commands/use-shortcuts.ts'
import { EditableProvider } from '../editable.tsx'
import { DropTarget } from '../files/DropTarget.tsx'
import { importStore } from '../files/import-store.ts'
import { isBlank } from '../files/open-content.ts'
import { loadTakeFiles } from '../files/use-add-files.ts'
import { useFolder } from '../folder/use-folder.ts'
import { useExplainKey } from '../help/explain.ts'
import { useHistoryEnd } from '../history/use-history-end.ts'
import { useHistoryRoom } from '../history/use-history-room.ts'
import { useCommentPlaces } from '../review/use-comment-places.ts'
import { useCopyNotice } from '../saving/use-copy-notice.ts'
import { useFollowedFocus } from '../scope/use-followed-focus.ts'
import { focusCanvas } from '../screen/focus-pane.ts'
import { drawn, fetchLater, later } from '../screen/later.ts'
import { useScreen } from '../screen/screen-state.ts'
import { useFocusGuard } from '../screen/use-focus-guard.ts'
import { useNarrow } from '../screen/use-media.ts'
import { type Services, ServicesProvider } from '../services.ts'
import { loadOpenShared, useShareLinks } from '../share/use-share-links.ts'
import { useViewOnlyNotice } from '../share/use-view-only-notice.ts'
import { ViewOnlyBanner } from '../share/ViewOnlyBanner.tsx'
import { useInvitations } from '../together/use-invitations.ts'
import { useStuckNotice } from '../together/use-stuck-notice.ts'
import { InTurnUnhurried, Unhurried } from '../turns/use-turn.tsx'
import { onWaitingToast } from '../ui/toast.ts'
import { Welcome } from '../welcome/Welcome.tsx'
import { useWorkspaceState, WorkspaceProvider } from '../workspace-context.tsx'
import styles from './App.module.css'
import { Dialogs } from './Dialogs.tsx'
import { Embedded } from './Embedded.tsx'
import { PageBoundary } from './faults/PageBoundary.tsx'
import { PaneBoundary } from './faults/PaneBoundary.tsx'
import { TopBar } from './TopBar.tsx'
import { WideLayout } from './WideLayout.tsx'

const load = {
  toasts: later(() => import('../ui/ToastRegion.tsx')),
  progress: later(() => import('../files/ImportProgress.tsx')),
  narrow: later(() => import('./NarrowLayout.tsx')),
}
const ImportProgress = lazy(() => load.progress().then(it => ({ default: it.ImportProgress })))
const ToastRegion = lazy(() => load.toasts().then(it => ({ default: it.ToastRegion })))
const NarrowLayout = lazy(() => load.narrow().then(it => ({ default: it.NarrowLayout })))
// What reads files and links that come, kustomizations and folders among them.
later(loadTakeFiles)
later(loadOpenShared)
later(loadOverlays)

/** After this many milliseconds a page without a drawing has none to wait for. */
const longestWait = 3000

/** The page, around a workspace that somebody else has made and wired. */
export function App({ workspace, services }: { workspace: Workspace; services: Services }) {
  return (
    <PageBoundary workspace={workspace}>
      <WorkspaceProvider value={workspace}>
        <ServicesProvider value={services}>
          <EditableProvider>
            <Screen />
            <Dialogs />
          </EditableProvider>
          <DropTarget />
          <Toasts />
          <Reading />
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
  useExplainKey()
  useShareLinks()
  useFocusGuard()
  useCopyNotice()
  useFolder()
  useHistoryEnd()
  useFollowedFocus()
  useHistoryRoom()
  useCommentPlaces()
  useViewOnlyNotice()
  useStuckNotice()
  useInvitations()

  useEffect(() => {
    document.title = title && !welcome ? `${visibleText(title)} · Drawbridge` : 'Drawbridge'
  }, [title, welcome])

  // What comes later follows the drawing. The start page has none, and an empty page may be waiting for what a link holds.
  const isDrawn = useWorkspaceState(
    it => welcome || it.analysisError !== undefined || (it.analysis?.graph.nodes.length ?? 0) > 0,
  )
  useEffect(() => {
    if (isDrawn) fetchLater()
    const timer = setTimeout(fetchLater, longestWait)
    return () => clearTimeout(timer)
  }, [isDrawn])

  // What was pressed on the start page has gone with it.
  const came = useRef(welcome)
  useEffect(() => {
    if (came.current && !welcome) focusCanvas()
    came.current = welcome
  }, [welcome])

  // On the start page nothing of the editor is there yet: it is made in tasks after the one that takes the files over.
  const [cameFromStart] = useState(welcome)
  const layout = narrow ? <NarrowLayout /> : <WideLayout />

  if (isEmbedded()) return <Embedded />
  if (welcome) return <Welcome />
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">Drawbridge</h1>
      <PaneBoundary label="The top bar">
        <TopBar />
      </PaneBoundary>
      <ViewOnlyBanner />
      <main className={styles.panes}>
        <Unhurried value={cameFromStart}>
          <Suspense>
            <InTurnUnhurried>{layout}</InTurnUnhurried>
          </Suspense>
        </Unhurried>
      </main>
    </div>
  )
}

function Reading() {
  const isReading = useStore(importStore, it => it.reading !== undefined)
  return <Suspense>{isReading && <ImportProgress />}</Suspense>
}

/** The corner for toasts comes after the drawing, or with the first toast. */
function Toasts() {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    void drawn.then(() => setWanted(true))
    return onWaitingToast(() => setWanted(true))
  }, [])
  return <Suspense>{isWanted && <ToastRegion />}</Suspense>
}
