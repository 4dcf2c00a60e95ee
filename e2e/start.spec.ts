import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answerWithFile, endWith } from '../src/cli/open/static-file.mjs'
import { Editor, expect, test } from './editor.ts'

const front = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*']
`

test.describe('a page of which a part does not arrive', () => {
  test.use({ expectedFault: /ERR_FAILED/ })
  test('says so, and gives out what was saved', async ({ editor, page }) => {
    await editor.paste(front)
    await editor.expectEditor()
    await editor.expectDrawn()
    await page.route(/\/assets\/index-[^/]*\.js$/, route => route.abort())
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Drawbridge could not start' })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('did not arrive')
    const download = page.waitForEvent('download')
    await page
      .getByRole('button', { name: /^Download / })
      .first()
      .click()
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(front)

    await page.unroute(/\/assets\/index-[^/]*\.js$/)
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await editor.expectEditor()
    expect(await editor.text()).toBe(front)
  })
})

test.describe('a page that cannot start', () => {
  test.use({ expectedFault: /No random numbers here/ })
  test('says why', async ({ editor, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(crypto, 'getRandomValues', {
        value: () => {
          throw new Error('No random numbers here')
        },
      })
    })
    await editor.open()
    await expect(page.getByRole('alert')).toContainText('No random numbers here')
    await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible()
  })
})

test('one worker analyses what a page begins with', async ({ editor, page }) => {
  await editor.openExample('Bookinfo gateway')
  await page.reload()
  await editor.expectDrawn()
  await editor.expectStill()
  expect(page.workers().filter(it => it.url().includes('analysis.worker'))).toHaveLength(1)
})

test.describe('a worker that does not arrive while the page begins', () => {
  test.use({ expectedFault: /ERR_FAILED/ })
  test('is started again by the page', async ({ editor, page }) => {
    await editor.openExample('Bookinfo gateway')
    let refused = 0
    await page.route(/analysis\.worker/, route => (refused++ === 0 ? route.abort() : route.continue()))
    await page.reload()
    await editor.expectDrawn()
    await expect(editor.item(/dev-123/)).toBeVisible()
    expect(refused).toBeGreaterThan(1)
  })
})

test('until the page is there its drawing is a picture, where the canvas comes, and a click on it selects', async ({
  editor,
  page,
}) => {
  await editor.openExample('Bookinfo gateway')
  const rule = editor.item(/dev-123/)
  const place = await rule.boundingBox()
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route(/\/assets\/page-[^/]*\.js$/, async route => {
    await released
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  const picture = page.locator('[data-first-drawing] img')
  await expect(picture).toBeVisible()
  await expect(editor.item(/./)).toHaveCount(0)
  await page.mouse.click(place!.x + 40, place!.y + place!.height / 2)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('shop')
  release()
  const search = page.getByRole('combobox', { name: 'Search', exact: true })
  await expect(search).toHaveValue('shop')
  // The canvas comes below the dialog.
  await expect(picture).toHaveCount(0)
  await expect(search).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rule).toHaveAttribute('aria-selected', 'true')
})

test('a page whose storage is blocked starts all the same', async ({ editor, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
  })
  await editor.paste(front)
  await expect(editor.item('Gateway front')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Drawbridge could not start' })).toHaveCount(0)
})

test('a Gateway that nobody routes offers the next step beside it, which goes once it is linked', async ({
  editor,
  page,
}) => {
  await editor.openExample('Plain HTTP/2')
  const next = page.getByRole('region', { name: 'No VirtualService uses it yet' })
  await next.getByRole('button', { name: 'Try a request' }).click()
  await expect(page.getByRole('region', { name: 'Trace' })).toBeVisible()
  await expect(next.getByRole('button', { name: 'Expose a service' })).toBeVisible()
  await next.getByRole('button', { name: 'Add a VirtualService' }).press('Enter')
  await expect(editor.item(/^VirtualService/)).toBeVisible()
  await expect(next).toHaveCount(0)

  const requests = page.getByRole('region', { name: 'Try a request' })
  await requests.getByRole('button', { name: /http:/ }).first().click()
  await expect(page.getByRole('region', { name: 'Trace' }).getByRole('list').first()).toBeVisible()
  await requests.getByRole('button', { name: 'Hide the requests to try' }).press('Enter')
  await expect(requests).toHaveCount(0)

  await editor.undo()
  await expect(next).toBeVisible()
})

test('opened as a file, which browsers do not run, the page says what to do', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL('dist/app/index.html').href)
  await expect(page.getByRole('alert')).toHaveText('Browsers do not run this page from a file.')
  await expect(page.getByText('run “drawbridge open .”')).toBeVisible()
  await page.close()
})

test('below any path of a server the page draws, edits and makes links that open there', async ({
  browser,
}) => {
  const server = createServer((request, response) => {
    const path = /^\/deep\/er(\/.*)$/.exec(request.url ?? '')?.[1]
    if (path === undefined) return endWith(response, 404)
    request.url = path
    answerWithFile(join(process.cwd(), 'dist', 'app'), request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/deep/er/`
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  const faults: string[] = []
  page.on('pageerror', it => faults.push(it.message))
  page.on('console', it => {
    if (it.type() === 'error') faults.push(it.text())
  })
  try {
    const editor = new Editor(page)
    await page.goto(address)
    await page.getByRole('button', { name: 'Bookinfo gateway' }).click()
    await editor.expectDrawn()
    await editor.expectEditor()
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    const link = await editor.link()
    expect(link.startsWith(`${address}#`)).toBe(true)
    await page.goto('about:blank')
    await page.goto(link)
    await expect(editor.item(/^Gateway my-gateway/)).toBeVisible()
    expect(faults).toEqual([])
  } finally {
    await page.close()
    server.closeAllConnections()
    server.close()
  }
})
