/** A file of the built page: its path below the page (empty for the page itself), and its hash as `integrity` takes it. */
export interface BuiltFile {
  readonly path: string
  readonly integrity: string
}

/** All files of one build, and a name that another build does not have. */
export interface BuiltFiles {
  readonly version: string
  readonly files: readonly BuiltFile[]
}

export interface PrecacheParts {
  /** The address of the page without its `index.html`, with a slash at the end. */
  readonly scope: string
  readonly built: BuiltFiles
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>
  readonly load: (address: string, init: RequestInit) => Promise<Response>
}

/** The files of one build as the browser keeps them, in a cache of their own. */
export interface Precache {
  /** Fetches what is missing. Fails where not every file is as it was built, or there is no room; then nothing is kept. */
  fill(): Promise<void>
  /** The address under which a request is kept; undefined for what the network has to answer. */
  keyOf(request: Pick<Request, 'url' | 'method' | 'mode'>): string | undefined
  /** What is kept of an address. A page of an earlier build still gets the parts that it loads later. */
  find(key: string): Promise<Response | undefined>
  /** Deletes what earlier builds kept. A later one may be waiting: its files stay. */
  tidy(): Promise<void>
}

/** How many files are fetched at once. */
const atOnce = 6

export function createPrecache({ scope, built, caches, load }: PrecacheParts): Precache {
  const prefix = cachePrefix(scope)
  const name = prefix + built.version
  const known = new Set(built.files.map(it => it.path))
  const addressOf = (path: string) => new URL(path, scope).href

  /** The names of our caches, the oldest first, as `keys` has them. */
  async function names(): Promise<string[]> {
    return (await caches.keys()).filter(it => it.startsWith(prefix))
  }

  async function add(cache: Cache, { path, integrity }: BuiltFile): Promise<void> {
    const address = addressOf(path)
    if (await cache.match(address, anyHeaders)) return
    const same = isNamedByContent(path) ? await findIn(await names(), address) : undefined
    await cache.put(address, same ?? plain(await fetched(address, path, integrity)))
  }

  async function fetched(address: string, path: string, integrity: string): Promise<Response> {
    // The page has just loaded most of the files that are named by their content.
    const cache = isNamedByContent(path) ? 'default' : 'no-cache'
    const response = await load(address, { integrity, cache, credentials: 'same-origin' })
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}`)
    return response
  }

  async function findIn(from: readonly string[], address: string): Promise<Response | undefined> {
    for (const it of from.toReversed()) {
      const found = await (await caches.open(it)).match(address, anyHeaders)
      if (found) return found
    }
    return undefined
  }

  return {
    async fill() {
      const waiting = [...built.files]
      const cache = await caches.open(name)
      async function work(): Promise<void> {
        for (let file = waiting.pop(); file; file = waiting.pop()) await add(cache, file)
      }
      try {
        await Promise.all(Array.from({ length: atOnce }, work))
      } catch (error) {
        waiting.length = 0
        await caches.delete(name)
        throw error
      }
    },
    keyOf({ url, method, mode }) {
      const { origin, pathname, searchParams } = new URL(url)
      const address = origin + pathname
      if (method !== 'GET' || !address.startsWith(scope)) return undefined
      const path = address.slice(scope.length)
      // Who may frame the page is said by headers, which a host can send for `?embed` alone.
      if (searchParams.has('embed')) return undefined
      if (mode === 'navigate') return path === '' || path === 'index.html' ? scope : undefined
      return known.has(path) || isNamedByContent(path) ? address : undefined
    },
    async find(key) {
      const all = await names()
      if (key.slice(scope.length).startsWith('assets/')) return findIn(all, key)
      return findIn(
        all.filter(it => it === name),
        key,
      )
    },
    async tidy() {
      const all = await names()
      await Promise.all(all.slice(0, Math.max(0, all.indexOf(name))).map(it => caches.delete(it)))
    },
  }
}

/** How the names of all caches of a page begin. Several pages of one origin have their own. */
export function cachePrefix(scope: string): string {
  return `drawbridge ${scope} `
}

const anyHeaders = { ignoreVary: true }

/** Vite puts a hash of the content into the names of what it makes. */
function isNamedByContent(path: string): boolean {
  return path.startsWith('assets/')
}

/** A response without what only concerns its way here: one that was led elsewhere is no answer to a navigation, one that varies by everything is not kept. */
function plain({ body, status, statusText, headers }: Response): Response {
  const kept = new Headers(headers)
  for (const it of ['vary', 'content-encoding', 'content-length']) kept.delete(it)
  return new Response(body, { status, statusText, headers: kept })
}
