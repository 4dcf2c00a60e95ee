import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import { type BrowserStorage, createBrowserStorage } from '../../platform/browser-storage.ts'
import { memoryDrawer } from '../../testing/memory-drawer.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { hasUnsavedWork } from '../../workspace/unsaved-work.ts'
import { closeDialog, screenStore } from '../screen/screen-state.ts'
import type { ToastMessage } from '../ui/toast.ts'

const toasts: ToastMessage[] = []
vi.mock('../ui/toast.ts', () => ({ showToast: (toast: ToastMessage) => toasts.push(toast) }))
const { openContent, openRecent } = await import('./open-content.ts')

const mine = { name: 'Mine', files: [{ name: 'mine.yaml', text: 'kind: Gateway # mine\n' }] }
const other = { name: 'Other', files: [{ name: 'other.yaml', text: 'kind: Service\n' }] }

beforeEach(() => {
  toasts.length = 0
})

describe('opening other content', () => {
  it('keeps the workspace before it, with what was typed last, and a toast leads back', async () => {
    const { workspace, services } = await open(mine)
    workspace.type('mine.yaml', [{ from: 0, to: 0, insert: '# last words\n' }], { before: 0, after: 13 })
    await openContent(workspace, services, other)
    expect(workspace.store.getState().files).toEqual(other.files)

    toasts[0]!.action!.onClick()
    await vi.waitFor(() => expect(workspace.store.getState().name).toBe('Mine'))
    expect(workspace.store.getState().files[0]?.text).toBe('# last words\nkind: Gateway # mine\n')
  })

  it('leaves both among the recent workspaces, each with its own text', async () => {
    const { workspace, services } = await open(mine)
    await openContent(workspace, services, other)
    await workspace.flush()
    const recent = await services.storage.recent()
    expect(recent.map(it => it.name).sort()).toEqual(['Mine', 'Other'])
    expect(await openRecent(workspace, services, recent.find(it => it.name === 'Mine')!.id)).toBe(true)
    expect(workspace.store.getState().files).toEqual(mine.files)
  })

  it('leads back even where the browser keeps nothing, to what then counts as unsaved', async () => {
    const { workspace, services } = await open(mine, { broken: true })
    workspace.load(mine)
    await openContent(workspace, services, other)
    expect(toasts[0]!.description).toContain('is not saved')
    toasts[0]!.action!.onClick()
    await vi.waitFor(() => expect(workspace.store.getState().files).toEqual(mine.files))
    expect(hasUnsavedWork(workspace.store.getState())).toBe(true)
  })

  it('asks before it replaces work that cannot be saved, and stays where the user stays', async () => {
    for (const agrees of [false, true]) {
      const { workspace, services } = await open(mine, { broken: true })
      workspace.type('mine.yaml', [{ from: 0, to: 0, insert: '# work\n' }], { before: 0, after: 7 })
      const opening = openContent(workspace, services, other)
      const dialog = await vi.waitUntil(() => screenStore.getState().dialog)
      if (dialog.type !== 'replace') throw new Error(`asked with ${dialog.type}`)
      expect(dialog.name).toBe('Other')
      closeDialog()
      dialog.answer(agrees)
      expect(await opening).toBe(agrees)
      expect(workspace.store.getState().files[0]?.text).toBe(
        agrees ? other.files[0]!.text : '# work\nkind: Gateway # mine\n',
      )
    }
  })

  it('says nothing where there was nothing to keep', async () => {
    const { workspace, services } = await open({ name: 'Untitled', files: [{ name: 'a.yaml', text: ' \n' }] })
    await openContent(workspace, services, other)
    expect(toasts).toEqual([])
  })

  it('tells when a kept workspace is gone, and changes nothing', async () => {
    const { workspace, services } = await open(mine)
    expect(await openRecent(workspace, services, 'gone')).toBe(false)
    expect(workspace.store.getState().files).toEqual(mine.files)
  })
})

async function open(content: typeof mine, { broken = false } = {}) {
  const storage = memoryStorage(broken)
  await storage.save(content).catch(() => undefined)
  const analyzer = { analyze: async () => ({}) as Analysis, dispose() {}, ...noQuestions }
  // Like the page: a change is saved some time after it was made.
  const schedule = () => () => {}
  const workspace = createWorkspace({ analyzer, storage, content, now: () => 0, schedule })
  return { workspace, services: { storage } }
}

/** The real rules of keeping, over a map. */
function memoryStorage(broken: boolean): BrowserStorage {
  let time = 0
  let ids = 0
  const drawer = memoryDrawer(broken ? { room: 0 } : {})
  let remembered: string | undefined
  const tab = {
    get: () => remembered,
    set: (id: string) => {
      remembered = id
    },
  }
  const copies = { write: () => false, clear() {}, left: () => [] }
  return createBrowserStorage({ drawer, tab, copies, now: () => ++time, newId: () => `w${++ids}` })
}
