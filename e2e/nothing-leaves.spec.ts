import { readdirSync, readFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Editor, expect, test } from './editor.ts'

test('nothing is asked of another machine, and no policy is broken, on a tour of everything', async ({
  browser,
  baseURL,
  locale,
}) => {
  test.setTimeout(180_000)
  const gate = await openGate(new URL(baseURL!).origin)
  // Whatever the page does (scripts, workers, sockets, beacons, the service worker) goes through the gate.
  const context = await browser.newContext({
    locale,
    baseURL,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'allow',
    permissions: ['clipboard-read', 'clipboard-write'],
    proxy: { server: gate.address, bypass: '<-loopback>' },
  })
  const faults: string[] = []
  try {
    const page = await context.newPage()
    page.on('pageerror', it => faults.push(it.message))
    // What the page's own policy refuses has not left it, but was to.
    page.on('console', it => {
      if (it.type() === 'error') faults.push(it.text())
    })
    page.on('filechooser', () => undefined)
    page.on('dialog', it => void it.accept())
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        showDirectoryPicker: () => Promise.reject(new DOMException('', 'AbortError')),
        print: () => undefined,
      })
    })
    const editor = new Editor(page)
    await editor.openExample('Canary release')
    await editor.expectEditor()
    await page.evaluate(() => navigator.serviceWorker.ready)

    await visitDrawer(editor)
    await visitShare(editor)
    await visitExports(editor)
    await editor.select(/^Rule 1/)
    const run = await runCommands(page)
    expect(run).toContain('Plan a canary…')
    expect(run.length, run.join(', ')).toBeGreaterThan(40)
    await openShared(page)

    expect(gate.asked()).toEqual([])
    expect(faults).toEqual([])
    expect(await page.evaluate(tryWhatIsRefused)).toEqual([])
    // The gate sees what goes elsewhere, a beacon and a socket included.
    await page.goto('about:blank')
    await page.evaluate(() => {
      navigator.sendBeacon('http://beacon.example.com/', 'x')
      new WebSocket('ws://socket.example.com/')
    })
    await expect.poll(gate.asked).toEqual(['beacon.example.com', 'socket.example.com'])
  } finally {
    await context.close()
    gate.server.closeAllConnections()
    gate.server.close()
  }
})

/** In the page for frames: markup, scripts, styles and code made of text, each of which the page's policy has to refuse. Gives those that it did not. */
function tryWhatIsRefused(): string[] {
  const attempts: Record<string, () => unknown> = {
    'markup of a text': () => {
      document.createElement('div').innerHTML = '<b>text</b>'
    },
    'markup parsed': () => new DOMParser().parseFromString('<b>text</b>', 'text/html'),
    'a script of a text': () => {
      document.createElement('script').text = 'alert(1)'
    },
    'a script elsewhere': () => {
      document.createElement('script').src = 'https://other.example.com/script.js'
    },
    'a worker': () => new Worker('./assets/worker.js'),
    'code of a text': () => window.setTimeout('alert(1)'),
    // The page in a frame has no editor, which is what writes styles.
    'a style of a text': () => {
      const styled = document.createElement('div')
      styled.setAttribute('style', 'color: red')
      if (styled.style.color === '') throw new Error('refused')
    },
    'another policy': () =>
      (
        globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('other', {}),
    'the policy once more': () =>
      (
        globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('drawbridge', {}),
  }
  return Object.entries(attempts).flatMap(([name, attempt]) => {
    try {
      attempt()
      return [name]
    } catch {
      return []
    }
  })
}

/** Each tab of the drawer and each of its views, with a request traced and something changed; each `?` on screen. */
async function visitDrawer(editor: Editor): Promise<void> {
  const { page } = editor
  await editor.typeAtEnd('# changed')
  await editor.select(/^VirtualService/)
  await editor.openDrawer('Problems')
  const drawer = page.getByRole('tablist', { name: 'Drawer' }).getByRole('tab')
  for (const tab of await drawer.all()) {
    await tab.click()
    await visitChoices(page)
  }
  for (const help of await page.getByRole('button', { name: 'Help', exact: true }).all()) {
    await help.click()
    await page.keyboard.press('Escape')
  }
}

/** Presses each of the choices that stand side by side on the page, which may bring others. */
async function visitChoices(page: Page): Promise<void> {
  const groups = page.getByRole('main').getByRole('radiogroup')
  for (let group = 0; group < (await groups.count()); group++) {
    const choices = groups.nth(group).getByRole('radio')
    const count = await choices.count()
    for (let choice = 0; choice < count; choice++) await choices.nth(choice).click()
    await choices.first().click()
  }
}

async function visitShare(editor: Editor): Promise<void> {
  const { page } = editor
  await editor.search('Share as a link')
  const dialog = page.getByRole('dialog', { name: 'Share as a link' })
  const options = dialog.getByRole('switch')
  for (let i = 0; i < (await options.count()); i++) {
    // Some take others away for as long as they are on.
    await options.nth(i).click()
    await options.nth(i).click()
  }
  await dialog.getByRole('switch', { name: 'Lock with a passphrase' }).click()
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse')
  await editor.link()
  await page.keyboard.press('Escape')
}

/** Everything that can be copied or downloaded, and the form of a pull request up to the button that sends it. */
async function visitExports(editor: Editor): Promise<void> {
  const { page } = editor
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const ways = dialog.getByRole('button', { name: /^(Copy|Download|Print)\b/ })
  for (let way = 0; ; way++) {
    // What prints closes the dialog, which may still be on its way out.
    await expect(async () => {
      if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Export', exact: true }).click()
      await expect(dialog.getByText('A commit message')).toBeVisible({ timeout: 5_000 })
    }).toPass()
    if (way >= (await ways.count())) break
    await ways.nth(way).click()
  }
  const repository = dialog.getByRole('textbox', { name: 'Repository', exact: true })
  await repository.fill('https://github.com/shop/config')
  await dialog.getByLabel('Token').fill('secret')
  await expect(dialog.getByRole('button', { name: 'Open the request' })).toBeEnabled()
  await page.keyboard.press('Escape')
}

/** Takes every command from the search that can be taken there, and leaves what it opens; gives their titles. */
async function runCommands(page: Page): Promise<string[]> {
  const run: string[] = []
  // Those that put something else in the place of the work come last.
  const last = ['Add Gateway', 'New workspace', 'Start page']
  for (const title of [...titles().filter(it => !last.includes(it)), ...last]) {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Search', exact: true })
    await field.fill(title)
    const first = page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first()
    const isOffered = (await first.textContent({ timeout: 300 }).catch(() => ''))?.startsWith(title)
    await page.keyboard.press(isOffered ? 'Enter' : 'Escape')
    await expect(field).toHaveCount(0)
    if (isOffered) run.push(title)
    await leaveDialogs(page)
  }
  return run
}

async function leaveDialogs(page: Page): Promise<void> {
  const open = page.getByRole('dialog').or(page.getByRole('menu'))
  await expect(async () => {
    if ((await open.count()) > 0) await page.keyboard.press('Escape')
    await expect(open).toHaveCount(0, { timeout: 500 })
  }).toPass()
}

/** The titles of the commands of page and canvas, as their sources have them: a new one is on the tour by itself. */
function titles(): string[] {
  return ['src/view/commands', 'src/view/canvas/keys'].flatMap(folder =>
    readdirSync(folder)
      .filter(it => !it.includes('.test.'))
      .flatMap(name => readFileSync(join(folder, name), 'utf8').match(/(?<=^ {2,4}title: ')[^']+/gm) ?? []),
  )
}

/** A link to what was shared, an embedded one, and one that cannot be opened. */
async function openShared(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.goto('/?embed#v1:nothing')
  await expect(page.locator('#root')).not.toBeEmpty()
}

/** Chromium asks its maker about fields that could be filled, whatever the page. */
const ofTheBrowser = 'content-autofill.googleapis.com'

/** A proxy that lets through what goes to one origin, and notes every other host that is asked for. */
async function openGate(origin: string): Promise<{ server: Server; address: string; asked: () => string[] }> {
  const asked = new Set<string>()
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url!)
    if (url.origin !== origin) {
      asked.add(url.hostname)
      response.writeHead(403).end()
      return
    }
    const onward = request(url, { method: incoming.method, headers: incoming.headers }, answer => {
      response.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket) => {
    asked.add(incoming.url!.replace(/:\d+$/, ''))
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    server,
    address: `http://127.0.0.1:${port}`,
    asked: () => [...asked].filter(it => it !== ofTheBrowser).sort(),
  }
}
