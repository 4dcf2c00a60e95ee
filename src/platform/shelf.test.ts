import { describe, expect, it } from 'vitest'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { memoryDrawer } from '../testing/memory-drawer.ts'
import fc from '../testing/property.ts'
import type { Baseline } from '../workspace/baseline.ts'
import { createShelf } from './shelf.ts'

function content(text: string): WorkspaceContent {
  return { name: `about ${text}`, files: [{ name: 'a.yaml', text }] }
}

function browser(room?: number) {
  const drawer = memoryDrawer(room === undefined ? {} : { room })
  let clock = 0
  let ids = 0
  const openTab = (memory: { id?: string } = {}) =>
    createShelf(
      drawer,
      {
        get: () => memory.id,
        set(id) {
          memory.id = id
        },
      },
      { now: () => ++clock, newId: () => `w${++ids}` },
    )
  return {
    openTab,
    texts: () =>
      drawer
        .works()
        .map(it => it.content.files[0]?.text ?? '')
        .sort(),
  }
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

  it('keeps every workspace, however many there are, but those that hold nothing', async () => {
    const { openTab, texts } = browser()
    const tab = openTab()
    for (let i = 10; i < 50; i++) {
      tab.startNew()
      await tab.save(content(i % 10 === 0 ? ' ' : `${i}`))
    }
    expect(texts()).toEqual(Array.from({ length: 40 }, (_, i) => `${i + 10}`).filter(it => !it.endsWith('0')))
  })

  it('deletes nothing to make room: the save fails, and succeeds once there is room', async () => {
    const { openTab, texts } = browser(10)
    const tab = openTab()
    for (const text of ['aaaa', 'bbbb']) {
      tab.startNew()
      await tab.save(content(text))
    }
    tab.startNew()
    await expect(tab.save(content('cccccc'))).rejects.toThrow('full')
    expect(texts()).toEqual(['aaaa', 'bbbb'])
    await expect(tab.save(content('cccccc'))).rejects.toThrow('full')
    await tab.remove((await tab.recent()).find(it => it.name === 'about aaaa')!.id)
    await tab.save(content('cccccc'))
    expect(texts()).toEqual(['bbbb', 'cccccc'])
  })

  it('never loses what was saved, whatever is typed in whichever tab under whatever quota', async () => {
    const step = fc.record({
      tab: fc.nat(2),
      do: fc.constantFrom('type', 'type', 'type', 'new', 'reload', 'open'),
      pick: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 3, max: 80 }),
        async (steps, room) => {
          const { openTab, texts } = browser(room)
          const tabs = [0, 1, 2].map(() => {
            const memory = {}
            return { memory, shelf: openTab(memory), text: '' }
          })
          const safe = new Set<string>()
          for (const [at, it] of steps.entries()) {
            const tab = tabs[it.tab]!
            const shown = async (loaded: Promise<WorkspaceContent | undefined>) => {
              tab.text = (await loaded)?.files[0]?.text ?? tab.text
            }
            if (it.do === 'type') {
              // Each letter is typed once, so that it can be looked for.
              tab.text += String.fromCharCode(0x4e00 + at)
              const letters = [...tab.text]
              await tab.shelf.save(content(tab.text)).then(
                () => {
                  for (const letter of letters) safe.add(letter)
                },
                () => undefined,
              )
            } else if (it.do === 'new') {
              tab.shelf.startNew()
              tab.text = ''
            } else if (it.do === 'reload') {
              tab.text = ''
              tab.shelf = openTab(tab.memory)
              await shown(tab.shelf.load())
            } else {
              const recent = await tab.shelf.recent()
              await shown(tab.shelf.loadRecent(recent[it.pick % recent.length]?.id ?? ''))
            }
            const kept = texts().join('')
            for (const letter of safe) expect(kept).toContain(letter)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('goes on in a copy named so when another tab has saved, and says which is the other', async () => {
    const { openTab } = browser()
    const first = openTab()
    await first.save({ ...content('start'), name: 'Shop' })
    const second = openTab()
    await second.load()
    expect(await first.save({ ...content('first'), name: 'Shop' })).toEqual({})
    const { copy } = await second.save({ ...content('second'), name: 'Shop' })
    expect(copy?.name).toBe('Shop (copy)')
    expect((await second.loadRecent(copy?.other.id ?? ''))?.files[0]?.text).toBe('first')
    expect((await first.recent()).map(it => it.name).sort()).toEqual(['Shop', 'Shop (copy)'])

    const third = openTab()
    await third.load()
    await second.save({ ...content('second again'), name: 'Shop' })
    await first.save({ ...content('first again'), name: 'Shop' })
    expect(await third.save({ ...content('third'), name: 'Shop (copy)' })).toEqual({})
  })

  it('makes no copy of what another tab has saved word for word', async () => {
    const { openTab, texts } = browser()
    const first = openTab()
    await first.save(content('start'))
    const second = openTab()
    await second.load()
    await first.save(content('same'))
    expect(await second.save(content('same'))).toEqual({})
    expect(await second.save(content('same and more'))).toEqual({})
    expect(texts()).toEqual(['same and more'])
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

  it('keeps the baseline beside the work, in a copy for another tab and in last words too', async () => {
    const { openTab } = browser()
    const baseline: Baseline = { files: content('opened').files, since: 'opened', at: 5 }
    const first = openTab()
    await first.save({ ...content('one'), baseline })
    await first.save({ ...content('two'), baseline })
    const second = openTab()
    const loaded = await second.load()
    expect(loaded).toEqual({ ...content('two'), baseline })
    const taken: Baseline = { files: content('two').files, since: 'taken', at: 6 }
    await first.save({ ...content('two'), baseline: taken })
    const { copy } = await second.save({ ...content('of the second'), baseline: loaded!.baseline! })
    expect((await openTab().loadRecent(copy!.other.id))?.baseline).toEqual(taken)
    expect((await openTab().loadRecent(second.position().id))?.baseline).toEqual(baseline)
    await openTab().restore({ id: 'new', version: 0, content: { ...content('unsaved'), baseline } })
    expect((await openTab().loadRecent('new'))?.baseline).toEqual(baseline)
  })

  it('keeps all of what another tab has deleted, once it is changed in the tab that shows it', async () => {
    const { openTab, texts } = browser()
    const memory = {}
    const baseline: Baseline = { files: [{ name: 'a.yaml', text: 'before' }], since: 'opened', at: 1 }
    const shown = openTab(memory)
    await shown.save({ ...content('one'), baseline })
    const other = openTab()
    const [{ id } = { id: '' }] = await other.recent()
    await other.remove(id)
    expect(texts()).toEqual([])
    await shown.save({ ...content('two'), baseline })
    expect(await openTab(memory).load()).toMatchObject({ ...content('two'), baseline })
  })

  it('renames a workspace, and duplicates it with what lies beside it', async () => {
    const { openTab } = browser()
    const tab = openTab()
    const baseline: Baseline = { files: content('opened').files, since: 'opened', at: 5 }
    await tab.save({ ...content('text'), name: 'Shop', baseline })
    await tab.duplicate(tab.position().id)
    const copy = (await tab.recent()).find(it => !it.current)!
    expect(copy.name).toBe('Shop (copy)')
    await tab.rename(copy.id, 'Other')
    expect(await openTab().loadRecent(copy.id)).toEqual({ ...content('text'), name: 'Other', baseline })
    await tab.rename(tab.position().id, 'Market')
    expect(await tab.save({ ...content('more'), name: 'Market', baseline })).toEqual({})
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
