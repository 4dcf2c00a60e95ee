import { ownScript } from '../own-script.ts'
import { cachePrefix } from './precache.ts'
import type { WordToWorker } from './words.ts'

export interface OfflineListener {
  /** A new version waits. `takeOver` reloads the page with it; until then everything stays as it is. */
  ready(takeOver: () => void): void
  /** The server no longer has Drawbridge at this address; after a reload it answers by itself. */
  gone(): void
}

/** Between looks for a new version while the page stays open, in milliseconds. */
const lookInterval = 60 * 60 * 1000

/**
 * Keeps the page for use without a network, by a service worker that fetches every file of the build once the page has loaded.
 * Where there can be none (a file, a browser or window without them) or it fails, the page goes on with the network.
 */
export function keepOffline(listener: OfflineListener): void {
  const container = isPossible() ? navigator.serviceWorker : undefined
  if (!container) return
  const start = () => void begin(container, listener).catch(() => undefined)
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}

/** Gives up the room that the files of the page take, for the work. Resolves with whether there was any. */
export async function giveUpRoom(): Promise<boolean> {
  if (!('caches' in globalThis)) return false
  const prefix = cachePrefix(pageAddress('./'))
  const ours = (await caches.keys()).filter(it => it.startsWith(prefix))
  const deleted = await Promise.all(ours.map(it => caches.delete(it)))
  return deleted.includes(true)
}

function isPossible(): boolean {
  return import.meta.env.PROD && /^https?:$/.test(location.protocol) && 'serviceWorker' in navigator
}

async function begin(container: ServiceWorkerContainer, listener: OfflineListener): Promise<void> {
  const script = pageAddress('sw.js')
  // Something between page and browser may answer without registering.
  const registration: ServiceWorkerRegistration | undefined = await container.register(ownScript(script), {
    updateViaCache: 'none',
  })
  if (!registration) return
  if (await isGone(script)) {
    await registration.unregister()
    await giveUpRoom()
    listener.gone()
    return
  }
  say(registration.active, 'started')
  watch(container, registration, listener)
}

function watch(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  { ready }: OfflineListener,
): void {
  function takeOver(): void {
    const { waiting } = registration
    const reload = () => location.reload()
    // Another page may have let it take over already.
    if (!waiting) reload()
    else container.addEventListener('controllerchange', reload, { once: true })
    say(waiting, 'take over')
  }
  // The first worker waits for nobody, and is no new version.
  const tell = () => {
    if (registration.waiting && registration.active) ready(takeOver)
  }
  tell()
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell()
    })
  })
  let lookedAt = performance.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - lookedAt < lookInterval) return
    lookedAt = performance.now()
    registration.update().catch(() => undefined)
  })
}

/** Whether the server has something else at this address: another program on the same port, or Drawbridge was taken away. */
async function isGone(script: string): Promise<boolean> {
  try {
    const { ok, status, headers } = await fetch(script, { method: 'HEAD', cache: 'no-store' })
    return status === 404 || status === 410 || (ok && !/javascript/.test(headers.get('content-type') ?? ''))
  } catch {
    return false
  }
}

function say(worker: ServiceWorker | null, word: WordToWorker): void {
  worker?.postMessage(word)
}

function pageAddress(path: string): string {
  return new URL(path, location.href.replace(/[?#].*/s, '')).href
}
