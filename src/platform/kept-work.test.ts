import { describe, expect, it } from 'vitest'
import { sameFiles } from '../core/text/file-change.ts'
import { memoryDrawer } from '../testing/memory-drawer.ts'
import { noQuestions } from '../testing/plain-analyzer.ts'
import fc from '../testing/property.ts'
import { createWorkspace } from '../workspace/create-workspace.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { createBrowserStorage } from './browser-storage.ts'
import type { Drawer } from './drawer.ts'
import type { UnsavedCopy } from './unsaved-copies.ts'

const start = { name: 'Shop', files: [{ name: 'a.yaml', text: 'a: 1\n' }] }

describe('the history', () => {
  it('is there again after a reload, with what was undone', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    for (const insert of ['# one\n', '# two\n', '# three\n']) write(workspace, insert)
    workspace.undo()
    await workspace.flush()
    browser.kill()

    const again = await browser.openPage()
    expect(textOf(again)).toBe('# two\n# one\na: 1\n')
    expect(again.store.getState().history).toMatchObject({ position: 2, isCut: false })
    again.redo()
    expect(textOf(again)).toBe('# three\n# two\n# one\na: 1\n')
    again.jumpTo(0)
    expect(textOf(again)).toBe('a: 1\n')
    expect(again.store.getState().baseline.files[0]?.text).toBe('a: 1\n')
  })

  it('and the snapshots stand beside the work, each written once', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    workspace.takeSnapshot('mine')
    write(workspace, '# one\n')
    await workspace.flush()
    write(workspace, '# two\n')
    await workspace.flush()
    expect(browser.put.filter(it => it === 'snapshots').length).toBe(
      workspace.store.getState().snapshots.length,
    )
    browser.kill()
    const again = await browser.openPage()
    expect(again.store.getState().snapshots[0]).toMatchObject({ name: 'mine', files: start.files })
    again.setSnapshots([])
    await again.flush()
    browser.kill()
    expect((await browser.openPage()).store.getState().snapshots).toEqual([])
  })

  it('is written entry by entry, not again with every key', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    for (let i = 0; i < 20; i++) {
      write(workspace, `# ${i}\n`)
      await workspace.flush()
    }
    expect(browser.put.filter(it => it === 'history')).toHaveLength(20)
    expect(browser.put.filter(it => it === 'baseline')).toHaveLength(1)
  })

  it('gives way where there is no room for it beside the work, and is kept again from there on', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    const long = `# ${'x'.repeat(998)}\n`
    write(workspace, long)
    await workspace.flush()
    browser.drawer.room = 1_500
    workspace.undo()
    write(workspace, long.toUpperCase())
    await workspace.flush()
    expect(workspace.store.getState()).toMatchObject({ saved: 'saved', isHistoryKept: false })
    write(workspace, '# short\n')
    await workspace.flush()
    expect(workspace.store.getState()).toMatchObject({ saved: 'saved', isHistoryKept: true })
    browser.kill()

    const again = await browser.openPage()
    expect(textOf(again)).toBe(`# short\n${long.toUpperCase()}a: 1\n`)
    expect(again.store.getState().history).toMatchObject({ position: 1, isCut: true })
    again.undo()
    expect(textOf(again)).toBe(`${long.toUpperCase()}a: 1\n`)
  })

  it('has an entry for what a closed page wrote down at the last moment', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    write(workspace, '# one\n')
    await workspace.flush()
    browser.hold()
    write(workspace, '# two\n')
    await settled()
    browser.writeLastWords()
    browser.kill()

    const again = await browser.openPage()
    expect(textOf(again)).toBe('# two\n# one\na: 1\n')
    expect(again.store.getState().history.entries.map(it => it.title)).toEqual([
      'Edit',
      'Last edits before the page was closed',
    ])
    again.undo()
    expect(textOf(again)).toBe('# one\na: 1\n')
  })

  it('that somebody has changed is left out, or let go of when it does not fit; the text stays', async () => {
    const browser = createBrowser()
    const workspace = await browser.openPage()
    write(workspace, '# one\n')
    await workspace.flush()
    browser.kill()
    const misfit = { type: 'edit', file: 'gone.yaml', edits: [] }
    const entry = { id: 1, title: 'x', changes: [], before: {}, after: {} }
    for (const value of [null, 7, { ...entry, inverse: 3 }, { ...entry, inverse: [misfit] }]) {
      await browser.drawer.change(browser.drawer.works()[0]!.id, () => ({
        put: [{ part: 'history', key: 1, value }],
      }))
      const again = await browser.openPage()
      again.undo()
      expect(textOf(again)).toBe('# one\na: 1\n')
      expect(again.store.getState().history.position).toBe(0)
      browser.kill()
    }
  })

  it('fits the text whenever the page is killed, whatever was done and however little room there is', async () => {
    const step = fc.record({
      do: fc.constantFrom(
        'write',
        'write',
        'write',
        'type',
        'undo',
        'undo',
        'redo',
        'save',
        'create',
        'words',
        'kill',
      ),
      pick: fc.nat(30),
      transactions: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 50 }),
        fc.constantFrom(300, 1_000, 100_000),
        async (steps, room) => {
          const browser = createBrowser(room)
          let workspace = await browser.openPage()
          const seen = new Set<string>()
          const note = () => seen.add(JSON.stringify(workspace.store.getState().files))
          note()
          for (const [at, it] of steps.entries()) {
            const mark = `# ${at} ${'x'.repeat(it.pick)}\n`
            if (it.do === 'write') write(workspace, mark, it.pick)
            else if (it.do === 'type')
              workspace.type('a.yaml', [{ from: 0, to: 0, insert: '#' }], { before: 0, after: 1 })
            else if (it.do === 'undo') workspace.undo()
            else if (it.do === 'redo') workspace.redo()
            else if (it.do === 'create')
              workspace.apply('Create', [{ type: 'create', file: `${at}.yaml`, text: mark }])
            else if (it.do === 'save') await workspace.flush()
            else if (it.do === 'words') browser.writeLastWords()
            else {
              // So many transactions still come through; what is under way then never ends.
              browser.holdAfter(it.transactions)
              await settled()
              browser.kill()
              workspace = await browser.openPage()
              expectToFit(workspace, seen)
            }
            note()
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** Every step of the history leads to files that there were, and back to those that were kept. */
function expectToFit(workspace: Workspace, seen: ReadonlySet<string>): void {
  const { files, history, baseline } = workspace.store.getState()
  expect(seen).toContain(JSON.stringify(files))
  for (let position = history.entries.length; position >= 0; position--) {
    workspace.jumpTo(position)
    expect(workspace.store.getState().history.position).toBe(position)
    expect(seen).toContain(JSON.stringify(workspace.store.getState().files))
  }
  if (!history.isCut) expect(sameFiles(workspace.store.getState().files, baseline.files)).toBe(true)
  workspace.jumpTo(history.position)
  expect(workspace.store.getState().files).toEqual(files)
}

function write(workspace: Workspace, insert: string, at = 0): void {
  const from = Math.min(at, textOf(workspace).length)
  workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits: [{ from, to: from, insert }] }])
}

function textOf(workspace: Workspace): string {
  return workspace.store.getState().files[0]!.text
}

async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

/** A browser in which pages are killed; the next one finds what was written by then. */
function createBrowser(room = Number.POSITIVE_INFINITY) {
  const drawer = memoryDrawer({ room })
  const put: string[] = []
  const copies = new Map<string, UnsavedCopy>()
  let remembered: string | undefined
  let session = 0
  let left = Number.POSITIVE_INFINITY
  let ids = 0
  let clock = 0
  let words = () => false
  const gate = (mine: number) =>
    mine === session && left-- > 0 ? Promise.resolve() : new Promise<never>(() => undefined)
  return {
    drawer,
    put,
    hold() {
      left = 0
    },
    holdAfter(transactions: number) {
      left = transactions
    },
    writeLastWords: () => words(),
    kill() {
      session++
      left = Number.POSITIVE_INFINITY
    },
    async openPage(): Promise<Workspace> {
      const mine = session
      const page = `page ${++ids}`
      const own: Drawer = {
        read: (id, parts) => gate(mine).then(() => drawer.read(id, parts)),
        list: () => gate(mine).then(() => drawer.list()),
        remove: id => gate(mine).then(() => drawer.remove(id)),
        change: (id, change) =>
          gate(mine).then(() =>
            drawer.change(id, there => {
              const made = change(there)
              put.push(...(made?.put ?? []).map(it => it.part))
              return made
            }),
          ),
      }
      const storage = createBrowserStorage({
        drawer: own,
        tab: {
          get: () => remembered,
          set(id) {
            remembered = id
          },
        },
        copies: {
          write(copy) {
            const { history, ...content } = copy.content
            copies.set(page, { ...copy, content })
            return true
          },
          clear: () => void copies.delete(page),
          left: () =>
            [...copies]
              .filter(([key]) => key !== page)
              .map(([key, copy]) => ({ copy, remove: () => void copies.delete(key) })),
        },
        now: () => ++clock,
        newId: () => `w${++ids}`,
      })
      words = storage.writeLastWords
      const { content = start } = await storage.load()
      const workspace = createWorkspace({
        analyzer: { analyze: () => new Promise(() => undefined), dispose() {}, ...noQuestions },
        storage,
        content,
        now: () => ++clock * 5_000,
      })
      return workspace
    },
  }
}
