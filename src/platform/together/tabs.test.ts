import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import { type FakeBrowser, fakeBrowser } from '../../testing/fake-tabs.ts'
import { type MemoryDrawer, memoryDrawer } from '../../testing/memory-drawer.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import * as session from '../../workspace/together/session.ts'
import type { Analyzer, Workspace } from '../../workspace/workspace.ts'
import { createBrowserStorage } from '../browser-storage.ts'
import { createTogether } from './create-together.ts'

describe('tabs on one workspace', () => {
  it('show what is written in each of them, and keep it as one workspace', async () => {
    const [one, other] = [await openTab(), await openTab()]
    write(one, 0, 'one ')
    write(other, 0, 'other ')
    await vi.waitFor(() => expect(textOf(one)).toBe(textOf(other)))
    expect(textOf(one).trim().split(' ').toSorted()).toEqual(['kind:', 'one', 'other'])
    await settled()
    expect(kept()).toEqual([{ name: 'Shop', text: textOf(one) }])
  })

  it('each take back what was written in them', async () => {
    const [one, other] = [await openTab(), await openTab()]
    write(one, 0, 'one ')
    await settled()
    write(other, 4, 'other ')
    await settled()
    one.workspace.undo()
    await settled()
    expect(textOf(other)).toBe('other kind: ')
    one.workspace.undo()
    expect(textOf(one)).toBe('other kind: ')
    other.workspace.undo()
    await settled()
    expect(textOf(one)).toBe('kind: ')
  })

  it('go on when one of three is closed, and what is written then is kept', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()]
    write(tabs[0]!, 0, '1')
    await settled()
    close(tabs[0]!)
    await settled()
    write(tabs[2]!, 0, '3')
    await settled()
    expect(textOf(tabs[1]!)).toBe('31kind: ')
    close(tabs[1]!)
    close(tabs[2]!)
    await settled()
    expect(kept()).toEqual([{ name: 'Shop', text: '31kind: ' }])
    const again = await openTab()
    expect(textOf(again)).toBe('31kind: ')
    write(again, 0, '4')
    await settled()
    expect(kept()).toEqual([{ name: 'Shop', text: '431kind: ' }])
  })

  it('lose nothing when the one that keeps the workspace is killed', async () => {
    const [one, other] = [await openTab(), await openTab()]
    write(one, 0, 'x')
    await settled()
    kill(one)
    write(other, 0, 'y')
    await settled()
    expect(kept()).toEqual([{ name: 'Shop', text: 'yxkind: ' }])
    expect(other.workspace.store.getState().copy).toBeUndefined()
  })

  it('keep what was written in a tab before it had met the others', async () => {
    const one = await openTab()
    write(one, 0, 'a')
    const other = await openTab({ meets: false })
    write(other, textOf(other).length, 'b')
    await vi.waitFor(() => expect([textOf(one), textOf(other)]).toEqual(['akind: b', 'akind: b']))
  })

  it('meet on a machine so busy that each takes long to load what it meets with', async () => {
    const one = await openTab({ loading: 120 })
    const other = await openTab({ loading: 120 })
    write(one, 0, 'one ')
    write(other, 0, 'other ')
    await vi.waitFor(() => expect(textOf(one)).toBe(textOf(other)))
    await settled()
    expect(kept()).toEqual([{ name: 'Shop', text: textOf(one) }])
    expect(other.workspace.store.getState().copy).toBeUndefined()
  })

  it('go on in a copy where the one that answers never gives its document', async () => {
    const one = await openTab({ loading: Number.POSITIVE_INFINITY })
    const other = await openTab()
    write(one, 0, 'one ')
    await settled()
    write(other, 0, 'other ')
    await settled()
    expect(kept().map(it => it.text)).toEqual(['one kind: ', 'other kind: '])
  })

  it('begin with nothing to undo where another tab was there first', async () => {
    const one = await openTab()
    write(one, 0, 'a')
    await settled()
    const other = await openTab()
    expect(other.workspace.store.getState().history.position).toBe(0)
    expect(one.workspace.store.getState().history.position).toBe(1)
  })

  it('leave each other alone when one opens something else', async () => {
    const [one, other] = [await openTab(), await openTab()]
    one.storage.startNew()
    one.workspace.load({ name: 'Other', files: [{ name: 'b.yaml', text: 'b' }] })
    await settled()
    write(other, 0, 'x')
    write(one, 0, 'y', 'b.yaml')
    await settled()
    expect(kept()).toEqual([
      { name: 'Shop', text: 'xkind: ' },
      { name: 'Other', text: 'yb' },
    ])
  })

  it('keep the snapshots of all of them', async () => {
    const [one, other] = [await openTab(), await openTab()]
    other.workspace.takeSnapshot('Before lunch')
    await settled()
    expect(one.workspace.store.getState().snapshots.map(it => it.name)).toEqual(['Before lunch'])
    close(other)
    write(one, 0, 'x')
    await settled()
    close(one)
    await settled()
    const again = await openTab()
    expect(again.workspace.store.getState().snapshots.map(it => it.name)).toContain('Before lunch')
  })

  it('go on in a copy, as long as they cannot hear of each other', async () => {
    const [one, other] = [await openTab({ alone: true }), await openTab({ alone: true })]
    write(one, 0, 'one ')
    await settled()
    write(other, 0, 'other ')
    await settled()
    expect(kept()).toEqual([
      { name: 'Shop', text: 'one kind: ' },
      { name: 'Shop (copy)', text: 'other kind: ' },
    ])
  })
})

interface Tab {
  readonly workspace: Workspace
  readonly storage: ReturnType<typeof createBrowserStorage>
  readonly together: ReturnType<typeof createTogether>
  killed: boolean
}

const nothing: Analysis = { documents: [], resources: [], diagnostics: [], graph: { nodes: [], edges: [] } }
const analyzer: Analyzer = { analyze: async () => nothing, dispose() {}, ...noQuestions }

let browser: FakeBrowser = fakeBrowser()
let drawer: MemoryDrawer = memoryDrawer()
let ids = 0
let open: Tab[] = []

afterEach(() => {
  for (const it of open) close(it)
  open = []
  browser = fakeBrowser()
  drawer = memoryDrawer()
})

async function openTab({ alone = false, meets = true, loading = 0 } = {}): Promise<Tab> {
  let shown: string | undefined
  const newId = () => `id${++ids}`
  const storage = createBrowserStorage({
    drawer,
    tab: {
      get: () => shown,
      set: id => {
        shown = id
      },
    },
    copies: { write: () => true, clear() {}, left: () => [] },
    now: () => ids,
    newId,
  })
  const { content } = await storage.load()
  const together = createTogether({
    locks: alone ? undefined : browser.locks,
    openChannel: browser.openChannel,
    newId,
    wait(task, milliseconds) {
      const timer = setTimeout(task, milliseconds / 50)
      return () => clearTimeout(timer)
    },
    openSocket() {
      throw new Error('No server is meant')
    },
    storage,
    // Milliseconds of the clock: what the tabs wait for is made fifty times as short.
    load: async () => {
      if (loading === Number.POSITIVE_INFINITY) return new Promise(() => undefined)
      if (loading) await new Promise(resolve => setTimeout(resolve, loading))
      return session
    },
  })
  const first = content ?? { name: 'Shop', files: [{ name: 'a.yaml', text: 'kind: ' }] }
  const tab: Tab = { storage, together, killed: false, workspace: undefined as never }
  const workspace = createWorkspace({
    analyzer,
    storage: {
      ...storage,
      save: kept => (tab.killed ? new Promise(() => undefined) : together.storage.save(kept)),
    },
    content: first,
    now: () => performance.now(),
    date: () => ids,
  })
  Object.assign(tab, { workspace })
  together.begin(workspace)
  open.push(tab)
  if (meets) await settled()
  if (!content) workspace.touch()
  if (meets) await settled()
  return tab
}

function close({ workspace, together }: Tab): void {
  void workspace.flush()
  together.leave()
}

/** What a crash leaves: nothing more is written, and the browser takes the locks back. */
function kill(tab: Tab): void {
  tab.killed = true
  tab.together.leave()
}

function write({ workspace }: Tab, at: number, insert: string, file = 'a.yaml'): void {
  workspace.type(file, [{ from: at, to: at, insert }], { before: at, after: at + insert.length })
}

function textOf({ workspace }: Tab): string {
  return workspace.store.getState().files[0]!.text
}

function kept() {
  return drawer.works().map(({ content }) => ({ name: content.name, text: content.files[0]!.text }))
}

/** Until every tab knows who keeps the workspace and nothing has changed for a while. */
async function settled(): Promise<void> {
  let before = ''
  await vi.waitFor(
    async () => {
      await Promise.all(open.map(it => it.together.decided()))
      const now = JSON.stringify([kept(), open.map(it => it.workspace.store.getState().files)])
      const isQuiet = now === before
      before = now
      expect(isQuiet).toBe(true)
    },
    { interval: 40, timeout: 10_000 },
  )
}
