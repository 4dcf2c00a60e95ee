import { type BuiltFiles, createPrecache } from './precache.ts'
import type { WordToWorker } from './words.ts'

// The build puts the list of its files here (scripts/offline.ts).
declare const __BUILT_FILES__: BuiltFiles

/** What is used of a service worker's world; TypeScript's own types of it cannot stand beside those of a page. */
interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly object[]> }
  skipWaiting(): Promise<void>
  addEventListener<Type extends keyof WorkerEvents>(
    type: Type,
    listener: (event: WorkerEvents[Type] & Extendable) => void,
  ): void
}

interface WorkerEvents {
  readonly install: object
  readonly activate: object
  readonly message: { readonly data: unknown }
  readonly fetch: { readonly request: Request; respondWith(response: Promise<Response>): void }
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void
}

const worker = self as unknown as WorkerScope
const precache = createPrecache({
  scope: worker.registration.scope,
  built: __BUILT_FILES__,
  caches,
  load: (address, init) => fetch(address, init),
})

// A worker that could not keep every file is not installed: pages go on with the one before, or with the network.
worker.addEventListener('install', event => event.waitUntil(precache.fill()))

// The page that was open first gets its later parts from here as well.
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', event => {
  const word = event.data as WordToWorker
  if (word === 'take over') event.waitUntil(worker.skipWaiting())
  if (word === 'started') event.waitUntil(settle())
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const key = precache.keyOf(request)
  if (key !== undefined) event.respondWith(precache.find(key).then(it => it ?? fetch(request)))
})

/** Keeps again what the browser has thrown away, and lets go of earlier builds once no other page can be of one. */
async function settle(): Promise<void> {
  // Where there is no room or no network, the next start tries again.
  await precache.fill().catch(() => undefined)
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length <= 1) await precache.tidy()
}
