import { describe, expect, it } from 'vitest'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { createShelf, type Drawer, type StoredWorkspace } from './shelf.ts'

function content(text: string): WorkspaceContent {
  return { name: `about ${text}`, files: [{ name: 'a.yaml', text }] }
}

/** Room is counted in characters of the first file. */
function memoryDrawer(room = Number.POSITIVE_INFINITY) {
  const all = new Map<string, StoredWorkspace>()
  const text = (it: StoredWorkspace) => it.content.files[0]?.text ?? ''
  const drawer: Drawer = {
    get: async id => all.get(id),
    list: async () => [...all.values()].sort((a, b) => b.savedAt - a.savedAt),
    async change(id, change) {
      const next = change(all.get(id))
      if (!next) return
      const others = [...all.values()].filter(it => it.id !== id)
      const size = [...others, next].reduce((sum, it) => sum + text(it).length, 0)
      if (size > room) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      all.set(id, structuredClone(next))
    },
    async remove(id) {
      all.delete(id)
    },
  }
  return { drawer, texts: () => [...all.values()].map(text).sort() }
}

function browser(room?: number) {
  const { drawer, texts } = memoryDrawer(room)
  let clock = 0
  let ids = 0
  const openTab = (memory: { id?: string } = {}, keep = 20) =>
    createShelf(
      drawer,
      {
        get: () => memory.id,
        set(id) {
          memory.id = id
        },
      },
      { now: () => ++clock, newId: () => `w${++ids}`, keep },
    )
  return { openTab, texts }
}

describe('shelf', () => {
  it('has nothing for a first visit and the last text after it', async () => {
    const { openTab } = browser()
    const tab = openTab()
    expect(await tab.load()).toBeUndefined()
    await tab.save(content('one'))
    await tab.save(content('two'))
    expect((await openTab().load())?.files[0]?.text).toBe('two')
    expect(await tab.recent()).toHaveLength(1)
  })

  it('shows a tab its own workspace after a reload, and a new tab the latest', async () => {
    const { openTab } = browser()
    const memory = {}
    await openTab(memory).save(content('mine'))
    await openTab().save(content('theirs'))
    expect((await openTab(memory).load())?.files[0]?.text).toBe('mine')
    expect((await openTab().load())?.files[0]?.text).toBe('theirs')
  })

  it('never overwrites what another tab has saved of the same workspace', async () => {
    const { openTab, texts } = browser()
    const first = openTab()
    await first.save(content('start'))
    const second = openTab()
    await second.load()
    await first.save(content('first'))
    await second.save(content('second'))
    await second.save(content('second again'))
    await first.save(content('first again'))
    expect(texts()).toEqual(['first again', 'second again'])
  })

  it('keeps the workspace there was when another one is opened, and gives it back', async () => {
    const { openTab, texts } = browser()
    const tab = openTab()
    await tab.save(content('mine'))
    const late = tab.save(content('mine, last words'))
    tab.startNew()
    await tab.save(content('from a link'))
    await late
    expect(texts()).toEqual(['from a link', 'mine, last words'])

    const before = (await tab.recent()).find(it => !it.current)
    expect((await tab.loadRecent(before?.id ?? ''))?.files[0]?.text).toBe('mine, last words')
    await tab.save(content('mine, continued'))
    expect(texts()).toEqual(['from a link', 'mine, continued'])
  })

  it('keeps the latest workspaces and lets the oldest go', async () => {
    const { openTab, texts } = browser()
    const tab = openTab({}, 3)
    for (const text of ['1', '2', '3', '4', '5']) {
      tab.startNew()
      await tab.save(content(text))
    }
    expect(texts()).toEqual(['3', '4', '5'])
  })

  it('makes room with the oldest when the browser has none left', async () => {
    const { openTab, texts } = browser(10)
    const tab = openTab()
    for (const text of ['aaaa', 'bbbb', 'cccccc']) {
      tab.startNew()
      await tab.save(content(text))
    }
    expect(texts()).toEqual(['bbbb', 'cccccc'])
    await expect(tab.save(content('far too long'))).rejects.toThrow('full')
    expect(texts()).toEqual(['cccccc'])
  })

  it('takes up what a page could not save, and never over what was saved since', async () => {
    const { openTab, texts } = browser()
    const tab = openTab()
    await tab.save(content('saved'))
    const copy = { ...tab.position(), content: content('last words') }
    await openTab().restore(copy)
    expect(texts()).toEqual(['last words'])
    await openTab().restore(copy)
    expect(texts()).toEqual(['last words'])
    await openTab().restore({ ...copy, content: content('of another tab') })
    expect(texts()).toEqual(['last words', 'of another tab'])
  })

  it('forgets a workspace on request', async () => {
    const { openTab, texts } = browser()
    const tab = openTab()
    await tab.save(content('secret'))
    await tab.clear()
    expect(texts()).toEqual([])
    await tab.save(content('new'))
    expect(texts()).toEqual(['new'])
  })
})
