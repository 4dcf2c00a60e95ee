/** @jsxImportSource react */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { defaultSettings } from '../../../../src/core/settings.ts'
import { changesBetween } from '../../../../src/core/text/changes-between.ts'
import { findFile } from '../../../../src/core/text/file-change.ts'
import workerScript from '../../../../src/platform/analysis.worker.ts?worker&url'
import { placeAt, rangeOfPlace } from '../../../../src/platform/monaco/place-in-text.ts'
import { createWorkerAnalyzer } from '../../../../src/platform/worker-analyzer.ts'
import { EditableProvider } from '../../../../src/view/editable.tsx'
import { drawn, fetchLater } from '../../../../src/view/screen/later.ts'
import { layoutStore } from '../../../../src/view/screen/layout-state.ts'
import { BesideText } from '../../../../src/view/shell/BesideText.tsx'
import { canvasReady } from '../../../../src/view/shell/panes.tsx'
import { ToastRegion } from '../../../../src/view/ui/ToastRegion.tsx'
import { WorkspaceProvider } from '../../../../src/view/workspace-context.tsx'
import '../../../../src/view/ui/global.css'
import { createWorkspace } from '../../../../src/workspace/create-workspace.ts'
import { resetWith } from '../../../../src/workspace/workspace-store.ts'
import type { FromPage, ToPage } from '../messages.ts'
import { workersOf } from './workers-of.ts'
import './page.css'

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void }

const editor = acquireVsCodeApi()
/** Whether the editor has told the files, and as JSON the settings that it told. */
let isTaken = false
let settingsTold = ''
const workspace = createWorkspace({
  analyzer: createWorkerAnalyzer({ startWorker: await workersOf(workerScript) }),
  now: () => performance.now(),
  date: () => Date.now(),
})
resetWith(workspace)
followTheme()
// The text stands beside the page already, and so do the files.
layoutStore.setState({ yaml: false, files: false })

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data?.type === 'files') take(data)
  if (data?.type === 'cursor') select(data)
})

workspace.store.subscribe((state, before) => {
  const { lastChange, selection, analysis, files, requests } = state
  if (requests !== before.requests && isTaken) editor.postMessage({ type: 'keep', requests: requests ?? [] })
  // What came from the texts is not told to them again.
  if (lastChange && lastChange !== before.lastChange && ['apply', 'undo', 'redo'].includes(lastChange.by)) {
    const title = state.history.entries[state.history.position - 1]?.title ?? 'Edit'
    editor.postMessage({ type: 'edit', title, changes: lastChange.changes })
  }
  if (selection === before.selection || selection?.type !== 'place' || selection.origin === 'yaml') return
  const resource = analysis?.resources.find(it => it.id === selection.place.resource)
  const file = resource && findFile(files, resource.file)
  const range = file && rangeOfPlace(file.text, resource, selection.place.path)
  if (range) editor.postMessage({ type: 'selected', file: resource.file, ...range })
})

await canvasReady
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <WorkspaceProvider value={workspace}>
      <EditableProvider>
        <BesideText />
      </EditableProvider>
      <ToastRegion />
    </WorkspaceProvider>
  </StrictMode>,
)
void drawn.then(fetchLater)
editor.postMessage({ type: 'ready' })

function take({ files, settings, name, requests, overlay }: Extract<ToPage, { type: 'files' }>): void {
  if (workspace.store.getState().name !== name) workspace.rename(name)
  // What was declared or muted here for the time being stays, until the folder's own settings change.
  const told = JSON.stringify(settings)
  if (told !== settingsTold) workspace.setSettings({ ...defaultSettings, ...settings })
  settingsTold = told
  if (!isTaken) workspace.setRequests(requests)
  isTaken = true
  if (overlay !== workspace.store.getState().overlayChoice) workspace.setOverlay(overlay)
  const changes = changesBetween(workspace.store.getState().files, files)
  if (changes.length > 0) workspace.takeIn(changes)
}

function select({ file: name, offset }: Extract<ToPage, { type: 'cursor' }>): void {
  const { files, analysis } = workspace.store.getState()
  const file = findFile(files, name)
  const place = file && analysis && placeAt(file, offset, analysis.resources)
  if (place) workspace.select({ type: 'place', place, origin: 'yaml', reveal: 'canvas' })
}

/** Light or dark, as the editor is. */
function followTheme(): void {
  const show = () => {
    const isDark = /vscode-(dark|high-contrast)(?!-light)/.test(document.body.className)
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }
  show()
  new MutationObserver(show).observe(document.body, { attributes: true, attributeFilter: ['class'] })
}
