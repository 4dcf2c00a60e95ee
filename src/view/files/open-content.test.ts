import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import type { BrowserStorage } from '../../platform/indexed-db-storage.ts'
import { createShelf, type Drawer, type StoredWorkspace } from '../../platform/shelf.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import type { ToastMessage } from '../ui/Toast.tsx'

const toasts: ToastMessage[] = []
vi.mock('../ui/Toast.tsx', () => ({ showToast: (toast: ToastMessage) => toasts.push(toast) }))
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

  it('leads back even where the browser keeps nothing', async () => {
    const { workspace, services } = await open(mine, { broken: true })
    await openContent(workspace, services, other)
    toasts[0]!.action!.onClick()
    await vi.waitFor(() => expect(workspace.store.getState().files).toEqual(mine.files))
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
  const analyzer = { analyze: async () => ({}) as Analysis, dispose() {} }
  // Like the page: a change is saved some time after it was made.
  const schedule = () => () => {}
  const workspace = createWorkspace({ analyzer, storage, content, now: () => 0, schedule })
  return { workspace, services: { storage } }
}

/** The real rules of keeping, over a map. */
function memoryStorage(broken: boolean): BrowserStorage {
  const kept = new Map<string, StoredWorkspace>()
  let time = 0
  let ids = 0
  const drawer: Drawer = {
    get: async id => kept.get(id),
    list: async () => [...kept.values()].sort((a, b) => b.savedAt - a.savedAt),
    async change(id, change) {
      if (broken) throw new Error('no room')
      const next = change(kept.get(id))
      if (next) kept.set(id, next)
    },
    async remove(id) {
      kept.delete(id)
    },
  }
  let tab: string | undefined
  const memory = {
    get: () => tab,
    set: (id: string) => {
      tab = id
    },
  }
  const shelf = createShelf(drawer, memory, { now: () => ++time, newId: () => `w${++ids}` })
  return { ...shelf, problem: () => undefined }
}
