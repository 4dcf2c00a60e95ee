import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { builtFiles } from '../scripts/offline.ts'
import { Editor, expect, test } from './editor.ts'

const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - match: [{uri: {regex: "/cart/[0-9]+"}}]
    route:
    - destination: {host: shop}
`

test('a page that was visited once works without a network, and a new version waits until it is asked for', async ({
  browser,
  locale,
}, { parallelIndex }) => {
  test.setTimeout(120_000)
  const { serve } = await import(new URL('../scripts/serve.mjs', import.meta.url).href)
  const site = copyOfSite()
  const port = 4400 + parallelIndex * 60
  let server = (await serve(site.top, port)).server
  const address = `http://localhost:${(server.address() as { port: number }).port}/tools/drawbridge/`
  const restart = async () => {
    server = (await serve(site.top, Number(new URL(address).port))).server
  }
  const context = await browser.newContext({ serviceWorkers: 'allow', locale })
  const faults: string[] = []
  context.on('weberror', it => faults.push(it.error().message))
  try {
    // Once visited, every file is kept.
    let page = await context.newPage()
    await page.goto(address)
    await expect.poll(() => keptFiles(page)).toEqual([site.addresses(address)])
    expect(await faultsOfManifest(page)).toEqual([])
    await page.close()
    await stop(server)

    // Without a network: the editor, regular expressions in the worker, dialogs that are loaded later, and what is saved.
    page = await context.newPage()
    const editor = new Editor(page)
    await page.goto(`${address}index.html`)
    await page.getByRole('button', { name: 'Paste YAML' }).click()
    await page.getByRole('textbox', { name: 'YAML' }).fill(text)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await editor.expectEditor()
    await expect(editor.item(/^VirtualService shop/)).toBeVisible()
    await editor.openDrawer('Trace')
    await page.getByRole('textbox', { name: /^Request/ }).fill('http://shop.example.com/cart/7')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#v2:/)
    await page.keyboard.press('Escape')
    await editor.typeAtEnd('# offline')
    await page.reload()
    expect(await editor.text()).toBe(`${text}# offline`)
    await page.keyboard.press('Escape')

    // A new version waits, in a new page too, until it is asked for. What was typed a moment before is saved.
    site.write('early.js', it => `${it}\ndocument.documentElement.dataset.build = '2'\n`)
    await restart()
    const other = await context.newPage()
    await other.goto(address)
    await page.reload()
    await expect(page.getByText('A new version is ready')).toBeVisible()
    await expect(other.getByText('A new version is ready')).toBeVisible()
    expect(await page.locator('html').getAttribute('data-build')).toBeNull()
    await other.close()
    await editor.typeAtEnd(', then online')
    await page.getByRole('button', { name: 'Reload', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-build', '2')
    expect(await editor.text()).toBe(`${text}# offline, then online`)
    await page.keyboard.press('Escape')
    await expect.poll(() => keptFiles(page)).toEqual([site.addresses(address)])

    // A version that does not arrive whole is no version.
    site.write('early.js', it => it.replace('2', '3'))
    site.breakFile('early.js')
    await page.reload()
    await expect.poll(() => page.evaluate(updateFails)).toBe(true)
    await expect(page.locator('html')).toHaveAttribute('data-build', '2')
    // What came of it is taken away once the last file has been answered.
    await expect.poll(async () => (await keptFiles(page)).length, { timeout: 40_000 }).toBe(1)
    await expect(page.getByText('A new version is ready')).toHaveCount(0)

    // Where something else is served at the address, the kept page makes room for it.
    rmSync(join(site.folder, 'sw.js'))
    await page.reload()
    await expect(page.getByText('Drawbridge is no longer at this address')).toBeVisible()
    expect(await keptFiles(page)).toEqual([])
    writeFileSync(join(site.folder, 'index.html'), '<title>Something else</title>')
    await page.reload()
    await expect(page).toHaveTitle('Something else')
    expect(faults).toEqual([])
  } finally {
    await context.close()
    await stop(server)
    rmSync(site.top, { recursive: true, force: true })
  }
})

/** The built page somewhere below another site, as a server has it that gets new versions. */
function copyOfSite() {
  const top = mkdtempSync(join(tmpdir(), 'site-'))
  const folder = join(top, 'tools', 'drawbridge')
  cpSync('dist/app', folder, { recursive: true })
  const worker = join(folder, 'sw.js')
  return {
    top,
    folder,
    addresses: (address: string) => builtFiles(folder).files.map(it => new URL(it.path, address).href),
    /** Changes a file, and makes the service worker that of the new build. */
    write(name: string, change: (text: string) => string) {
      const was = builtFiles(folder)
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')))
      const now = builtFiles(folder)
      const hash = (of: typeof was) => of.files.find(it => it.path === name)!.integrity
      const text = readFileSync(worker, 'utf8')
      expect(text).toContain(was.version)
      expect(text).toContain(hash(was))
      writeFileSync(worker, text.replace(was.version, now.version).replace(hash(was), hash(now)))
    },
    /** What is served is not what was built. */
    breakFile(name: string) {
      writeFileSync(join(folder, name), '// cut off')
    },
  }
}

/** The addresses in each of the page's caches. */
function keptFiles(page: Page): Promise<string[][]> {
  return page.evaluate(async () => {
    const kept: string[][] = []
    for (const name of await caches.keys())
      kept.push((await (await caches.open(name)).keys()).map(it => it.url).sort())
    return kept
  })
}

/** Looks for a new version, and tells whether it came to nothing. */
async function updateFails(): Promise<boolean> {
  const registration = await navigator.serviceWorker.ready
  await registration.update()
  const { installing, waiting } = registration
  if (waiting) return false
  if (!installing) return true
  return new Promise(resolve =>
    installing.addEventListener('statechange', () => resolve(installing.state === 'redundant')),
  )
}

/** What keeps a browser from offering to install the page. A window that forgets everything, as this one, never offers it. */
async function faultsOfManifest(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { errors } = await session.send('Page.getAppManifest')
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  await session.detach()
  return [...errors.map(it => it.message), ...installabilityErrors.map(it => it.errorId)].filter(
    it => it !== 'in-incognito',
  )
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
