import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test'

/**
 * Browser contexts that one story after another uses, one for each set of options. The browser keeps in them what it has
 * compiled of the page's 5 MB of scripts, which otherwise is done anew for every story. Whatever a story leaves is taken away
 * before the next: its pages, storage, cookies and permissions.
 */
export class KeptContexts {
  readonly #contexts = new Map<string, BrowserContext>()

  constructor(readonly browser: Browser) {}

  async take(options: BrowserContextOptions): Promise<BrowserContext> {
    const key = JSON.stringify(options)
    const kept = this.#contexts.get(key)
    if (kept) return kept
    const context = await this.browser.newContext(options)
    this.#contexts.set(key, context)
    // What cannot be taken away again is not for a context that others use.
    for (const lasting of ['addInitScript', 'exposeBinding', 'exposeFunction', 'route'] as const)
      context[lasting] = () => Promise.reject(new Error(`Call page.${lasting}: the context is kept`))
    return context
  }

  /** Takes away what a story leaves in a context but its storage, which needs a page. */
  async clear(context: BrowserContext): Promise<void> {
    for (const page of context.pages()) {
      // A page that is left writes what it has to; a crashed one cannot.
      await page.goto('about:blank').catch(() => undefined)
      await page.close()
    }
    await context.clearPermissions()
    await context.clearCookies()
    context.removeAllListeners()
  }
}

/** Empties what earlier stories stored for the address of the stories, and holds that it is empty. */
export async function emptyStorage(page: Page, address: string): Promise<void> {
  const { origin } = new URL(address)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin })
  expect(usage, 'a story begins with empty storage').toBe(0)
  await session.detach()
}
