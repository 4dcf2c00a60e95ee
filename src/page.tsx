import '@vitejs/plugin-react/preamble'
import { StrictMode } from 'react'
import type { Begun } from './main.ts'
import { canOpenFolders } from './platform/disk-folder.ts'
import { takeHeardKeys } from './platform/early-keys.ts'
import { createFolderShelf } from './platform/folder-shelf.ts'
import { guardLeaving } from './platform/guard-leaving.ts'
import { takeLoopback } from './platform/loopback/take-loopback.ts'
import { giveUpRoom, keepOffline } from './platform/offline/keep-offline.ts'
import { browserPorts } from './platform/together/browser-ports.ts'
import { createTogether, ofOneTab } from './platform/together/create-together.ts'
import { takeInvitation } from './platform/together/invitation.ts'
import { createRoomShelf } from './platform/together/room-shelf.ts'
import { isEmbedded, readShareFragment } from './platform/url.ts'
import { keepEarlyKeys } from './view/commands/early-keys.ts'
import { createRoot } from './view/create-root.ts'
import { openLoopback } from './view/folder/open-loopback.ts'
import { hearFaults } from './view/report/hear-faults.ts'
import { noteSteps } from './view/report/steps.ts'
import { offerUpdate, tellGone } from './view/saving/offer-update.ts'
import { tellLoaded } from './view/saving/tell-loaded.ts'
import { openDialog, showWelcome } from './view/screen/screen-state.ts'
import { loadOpenShared } from './view/share/use-share-links.ts'
import { App } from './view/shell/App.tsx'
import { canvasReady } from './view/shell/panes.tsx'
import { resumeDialog } from './view/shell/resume-dialog.ts'
import { createWorkspace } from './workspace/create-workspace.ts'
import { createFolderSync } from './workspace/folder/folder-sync.ts'
import { loadOverlays, waitsForOverlays } from './workspace/overlays.ts'
import type { LoadedWorkspace } from './workspace/storage.ts'
import { hasUnsavedWork } from './workspace/unsaved-work.ts'
import { resetWith } from './workspace/workspace-store.ts'

/** Wires the browser to the workspace, opens what was kept or what the address holds, and shows the page. */
export async function startPage({ storage, analyzer, loaded: kept }: Begun): Promise<void> {
  keepEarlyKeys(takeHeardKeys())
  // In a frame of another page nothing is read of what is kept here, and nothing is kept.
  const embedded = isEmbedded()
  const [loaded, shared] = embedded
    ? [{} satisfies LoadedWorkspace, undefined]
    : await Promise.all([kept, takeLoopback()])
  const { content, fault }: LoadedWorkspace = loaded
  // What is shown first is already what they build.
  if (content && waitsForOverlays(content.files)) await loadOverlays().catch(() => undefined)
  const rooms = embedded ? undefined : createRoomShelf()
  const together = createTogether({
    ...browserPorts(),
    storage,
    ...(rooms && { rooms }),
    load: () => import('./workspace/together/session.ts'),
  })
  const workspace = createWorkspace({
    analyzer,
    ...(!embedded && { storage: { ...storage, save: together.storage.save } }),
    content,
    fault,
    now: () => performance.now(),
    date: () => Date.now(),
    schedule(task, delay) {
      const timer = setTimeout(task, delay)
      return () => clearTimeout(timer)
    },
  })
  resetWith(workspace)
  if (!embedded)
    guardLeaving({
      flush: () => void workspace.flush(),
      writeLastWords: together.storage.writeLastWords,
      leave: together.leave,
      comeBack: together.comeBack,
      isUnsaved: () => hasUnsavedWork(workspace.store.getState()),
    })

  const shelf = createFolderShelf(shared?.ok ? shared.folder : undefined)
  const services = {
    together,
    storage: {
      ...storage,
      async remove(id: string) {
        await storage.remove(id)
        await Promise.all([shelf.forget(id), rooms?.forget(id)])
      },
    },
    ...((canOpenFolders() || shared?.ok) &&
      !embedded && {
        folders: ofOneTab(createFolderSync(workspace, shelf, storage.current), together),
      }),
  }
  const fragment = readShareFragment()
  const opener = fragment ? loadOpenShared() : undefined
  const invitation = embedded ? undefined : takeInvitation()
  showWelcome(!content?.files.length && !fragment && !shared?.ok)
  await canvasReady
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App workspace={workspace} services={services} />
    </StrictMode>,
  )
  // From here on the page's own boundaries show what fails; until then public/start-fault.js does.
  document.documentElement.dataset.started = ''
  noteSteps(workspace)
  hearFaults()
  tellLoaded(loaded)
  resumeDialog()
  if (fragment) void opener?.then(it => it.openShared(workspace, services, fragment))
  if (shared) void openLoopback(workspace, services, shared, shelf)
  if (invitation) openDialog({ type: 'together', invitation })
  if (embedded) return
  together.begin(workspace)
  document.addEventListener('visibilitychange', () => together.setAway(document.visibilityState === 'hidden'))
  // Work goes before what is kept of the page itself.
  workspace.store.subscribe(({ saveFault }, before) => {
    if (saveFault?.reason === 'no-room' && before.saveFault?.reason !== 'no-room')
      void giveUpRoom().then(hasRoom => (hasRoom ? workspace.flush() : undefined))
  })
  // The page of a command ends with it.
  if (!shared) keepOffline({ ready: takeOver => offerUpdate(workspace, takeOver), gone: tellGone })
}
