import { describe, expect, it } from 'vitest'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { memoryDrawer } from '../testing/memory-drawer.ts'
import { createBrowserStorage } from './browser-storage.ts'
import type { UnsavedCopy } from './unsaved-copies.ts'

describe('last words', () => {
  it('are there again after the page was closed before its save was done', async () => {
    const browser = createBrowser()
    const page = browser.openPage()
    await page.save(content('one'))
    browser.hold()
    void page.save(content('one, two'))
    expect(page.writeLastWords()).toBe(true)
    browser.crash()
    expect((await browser.openPage().load()).content).toMatchObject(content('one, two'))
    expect(browser.left()).toEqual([])
  })

  it('survive a database that fails to open, and are shown and saved again', async () => {
    const browser = createBrowser()
    const page = browser.openPage()
    await page.save(content('one'))
    browser.hold()
    void page.save(content('one, two'))
    page.writeLastWords()
    browser.crash()

    browser.fail(3)
    const second = browser.openPage()
    const loaded = await second.load()
    expect(loaded.content).toMatchObject(content('one, two'))
    expect(loaded.fault).toMatchObject({ reason: 'blocked' })
    browser.crash()

    // Nothing was typed on that page, and nothing is lost with it.
    browser.fail(0)
    const third = browser.openPage()
    expect(await third.load()).toMatchObject({ content: content('one, two'), recovered: [] })
    expect(browser.texts()).toEqual(['one, two'])
    expect(browser.left()).toEqual([])
  })

  it('stay while there is no room for them, and go on in the page that shows them', async () => {
    const browser = createBrowser()
    const page = browser.openPage()
    await page.save(content('one'))
    browser.room = 5
    await expect(page.save(content('one, two'))).rejects.toMatchObject({ fault: { reason: 'no-room' } })
    expect(page.writeLastWords()).toBe(true)
    browser.crash()
    const second = browser.openPage()
    expect(await second.load()).toMatchObject({
      content: content('one, two'),
      fault: { reason: 'no-room' },
    })
    browser.room = 100
    await second.save(content('one, two, three'))
    expect(browser.texts()).toEqual(['one, two, three'])
    expect(browser.left()).toEqual([])
  })

  it('of two tabs on one workspace are both kept, the second as a copy that is told', async () => {
    const browser = createBrowser()
    const first = browser.openPage()
    await first.save(content('start'))
    const second = browser.openPage()
    await second.load()
    browser.hold()
    void first.save(content('first'))
    void second.save(content('second'))
    first.writeLastWords()
    second.writeLastWords()
    browser.crash()
    const { recovered } = await browser.openPage().load()
    expect(browser.texts()).toEqual(['first', 'second'])
    expect(recovered).toEqual(['Shop (copy)'])
  })

  it('that cannot be written are told to be at risk, once there are any', async () => {
    const browser = createBrowser({ copies: false })
    const page = browser.openPage()
    expect(page.writeLastWords()).toBe(true)
    browser.hold()
    void page.save(content('one'))
    expect(page.writeLastWords()).toBe(false)
  })
})

it('a database that fails to open once is opened again', async () => {
  const browser = createBrowser()
  await browser.openPage().save(content('one'))
  browser.fail(1)
  expect((await browser.openPage().load()).content).toEqual(content('one'))
})

it('a browser that keeps nothing says why, and what is kept is not touched by what is begun meanwhile', async () => {
  const browser = createBrowser()
  const page = browser.openPage()
  await page.save(content('one'))
  browser.fail(2)
  const tab = browser.openPage(page.current())
  const loaded = await tab.load()
  expect(loaded.content).toBeUndefined()
  expect(loaded.fault?.reason).toBe('blocked')
  expect(await tab.save(content('two'))).toEqual({})
  expect(browser.texts()).toEqual(['one', 'two'])
})

function content(text: string): WorkspaceContent {
  return { name: 'Shop', files: [{ name: 'a.yaml', text }] }
}

/** A browser whose database can be slow, full, or fail, and whose pages can be ended at any moment. */
function createBrowser({ copies: keepsCopies = true } = {}) {
  const copies = new Map<string, UnsavedCopy>()
  let failures = 0
  let held = false
  let session = 0
  let ids = 0
  let clock = 0
  const drawer = memoryDrawer({ room: 100 })
  const browser = {
    get room() {
      return drawer.room
    },
    set room(units: number) {
      drawer.room = units
    },
    hold() {
      held = true
    },
    /** Ends all pages; what they have asked of the database and was not answered is never done. */
    crash() {
      session++
      held = false
    },
    fail(times: number) {
      failures = times
    },
    texts: () =>
      drawer
        .works()
        .map(it => it.content.files[0]!.text)
        .sort(),
    left: () => [...copies.keys()],
    openPage(tabId?: string) {
      const mine = session
      const page = `page ${++ids}`
      let remembered = tabId
      const gate = () => {
        if (mine !== session || held) return new Promise<never>(() => undefined)
        if (failures > 0) {
          failures--
          return Promise.reject(new DOMException('not now', 'InvalidStateError'))
        }
        return Promise.resolve()
      }
      return createBrowserStorage({
        now: () => ++clock,
        newId: () => `w${++ids}`,
        tab: {
          get: () => remembered,
          set(id) {
            remembered = id
          },
        },
        copies: {
          write(copy) {
            if (keepsCopies) copies.set(page, copy)
            return keepsCopies
          },
          clear: () => void copies.delete(page),
          left: () =>
            [...copies]
              .filter(([key]) => key !== page)
              .map(([key, copy]) => ({ copy, remove: () => void copies.delete(key) })),
        },
        drawer: {
          read: (id, parts) => gate().then(() => drawer.read(id, parts)),
          list: () => gate().then(() => drawer.list()),
          change: (id, change) => gate().then(() => drawer.change(id, change)),
          remove: id => gate().then(() => drawer.remove(id)),
        },
      })
    },
  }
  return browser
}
