import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type BuiltFiles, createPrecache } from './precache.ts'

const scope = 'https://shop.example.com/tools/'

describe('the files of a build that are kept for use without a network', () => {
  it('are fetched as they were built, the page under the address that is opened', async () => {
    const browser = fakeBrowser()
    const server = { '': 'page', 'assets/a-1.js': 'a', 'theme.js': 'theme' }
    const precache = browser.precache('1', server)
    await precache.fill()
    expect(browser.fetched()).toEqual(['', 'assets/a-1.js', 'theme.js'])
    for (const path of ['', 'index.html', '?x', '#v1:abc'])
      expect(await browser.answer(precache, path, 'navigate'), path).toBe('page')
    expect(await browser.answer(precache, 'assets/a-1.js')).toBe('a')
    expect(await browser.answer(precache, 'theme.js?x')).toBe('theme')
    // Elsewhere is the network's.
    for (const path of [
      'other/',
      '../',
      'https://other.example.com/theme.js',
      'sw.js',
      'more.html',
      '?embed',
    ])
      expect(await browser.answer(precache, path, 'navigate'), path).toBeUndefined()
    expect(precache.keyOf({ url: `${scope}theme.js`, method: 'HEAD', mode: 'cors' })).toBeUndefined()
  })

  it('are kept all or not at all', async () => {
    const browser = fakeBrowser()
    const server = { '': 'page', 'a.js': 'a', 'b.js': 'b' }
    const precache = browser.precache('1', server)
    for (const fault of ['not found', 'other content', 'no room', 'no network'] as const) {
      browser.fault = { path: 'b.js', fault }
      await expect(precache.fill(), fault).rejects.toThrow()
      expect(await browser.names(), fault).toEqual([])
      expect(await browser.answer(precache, ''), fault).toBeUndefined()
    }
    browser.fault = undefined
    await precache.fill()
    expect(await browser.answer(precache, 'b.js')).toBe('b')
  })

  it('are kept whatever way they came', async () => {
    const browser = fakeBrowser()
    browser.headers = { vary: '*', 'content-encoding': 'br', 'content-security-policy': 'frame-ancestors *' }
    const precache = browser.precache('1', { '': 'page' })
    await precache.fill()
    const found = await precache.find(scope)
    expect([...found!.headers.keys()].sort()).toEqual(['content-security-policy', 'content-type'])
    expect(found!.redirected).toBe(false)
  })

  it('are fetched again where the browser threw some away, and only those', async () => {
    const browser = fakeBrowser()
    const precache = browser.precache('1', { '': 'page', 'a.js': 'a' })
    await precache.fill()
    await browser.throwAway('a.js')
    browser.fetched()
    await precache.fill()
    expect(browser.fetched()).toEqual(['a.js'])
  })
})

describe('a later build', () => {
  it('takes over what is the same, and leaves a page of the one before its parts until it tidies', async () => {
    const browser = fakeBrowser()
    const first = browser.precache('1', { '': 'one', 'assets/old-1.js': 'old', 'assets/same-1.js': 'same' })
    await first.fill()
    browser.fetched()
    const second = browser.precache('2', { '': 'two', 'assets/new-2.js': 'new', 'assets/same-1.js': 'same' })
    await second.fill()
    expect(browser.fetched()).toEqual(['', 'assets/new-2.js'])

    // It waits: pages are still of the first, which lets it stay.
    await first.tidy()
    expect(await browser.answer(first, '')).toBe('one')
    expect(await browser.answer(second, '')).toBe('two')
    expect(await browser.answer(second, 'assets/old-1.js')).toBe('old')

    await second.tidy()
    expect(await browser.names()).toEqual([`drawbridge ${scope} 2`])
    expect(await browser.answer(second, 'assets/old-1.js')).toBeUndefined()
    expect(await browser.answer(second, 'assets/same-1.js')).toBe('same')
  })

  it('leaves alone what others of the same origin keep', async () => {
    const browser = fakeBrowser()
    await browser.caches.open('drawbridge https://shop.example.com/ 7')
    await browser.caches.open('other')
    const precache = browser.precache('1', { '': 'page' })
    await precache.fill()
    await precache.tidy()
    expect(await browser.names()).toHaveLength(3)
  })
})

type Fault = 'not found' | 'other content' | 'no room' | 'no network'

/** Caches in memory, and a server that can fail with one file. */
function fakeBrowser() {
  const all = new Map<string, Map<string, Response>>()
  const asked: string[] = []
  const state = {
    fault: undefined as { path: string; fault: Fault } | undefined,
    headers: {} as Record<string, string>,
  }

  const faultAt = (address: string) =>
    state.fault && address === scope + state.fault.path ? state.fault.fault : undefined

  async function open(name: string): Promise<Cache> {
    const kept = all.get(name) ?? new Map<string, Response>()
    all.set(name, kept)
    return {
      match: async (address: string) => kept.get(address)?.clone(),
      async put(address: string, response: Response) {
        if (faultAt(address) === 'no room') throw new DOMException('full', 'QuotaExceededError')
        if (response.headers.get('vary') === '*') throw new TypeError('Vary header contains *')
        kept.set(address, new Response(await response.text(), { headers: response.headers }))
      },
    } as unknown as Cache
  }

  const caches = { open, keys: async () => [...all.keys()], delete: async (it: string) => all.delete(it) }

  return Object.assign(state, {
    caches,
    names: caches.keys,
    fetched: () => asked.splice(0).sort(),
    async throwAway(path: string) {
      for (const it of all.values()) it.delete(scope + path)
    },
    precache(version: string, server: Record<string, string>) {
      const built: BuiltFiles = {
        version,
        files: Object.entries(server).map(([path, text]) => ({ path, integrity: hash(text) })),
      }
      const load = async (address: string, { integrity }: RequestInit) => {
        const path = address.slice(scope.length)
        asked.push(path)
        const fault = faultAt(address)
        if (fault === 'no network') throw new TypeError('Failed to fetch')
        if (fault === 'not found') return new Response('', { status: 404 })
        const text = fault === 'other content' ? 'other' : server[path]!
        if (hash(text) !== integrity) throw new TypeError('Failed to fetch')
        return new Response(text, { headers: state.headers })
      }
      return createPrecache({ scope, built, caches, load })
    },
    async answer(
      precache: ReturnType<typeof createPrecache>,
      path: string,
      mode: RequestMode = 'no-cors',
    ): Promise<string | undefined> {
      const url = new URL(path, scope).href
      const isPage = mode === 'navigate' || path === ''
      const key = precache.keyOf({ url, method: 'GET', mode: isPage ? 'navigate' : mode })
      return key === undefined ? undefined : (await precache.find(key))?.text()
    },
  })
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
