import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { seededNumbers } from '../src/testing/seeded-numbers.ts'
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

/** More than the quota of these stories. */
const large = `# ${'x'.repeat(998)}\n`.repeat(1500).trimEnd()

test.describe('when the browser has no room', () => {
  test('nothing is deleted, the page says why, and deleting a kept workspace makes room', async ({
    editor,
    page,
  }) => {
    await editor.open()
    await limitStorage(page, 500_000)
    for (const name of ['first', 'second', 'third']) {
      await openPasted(page, front)
      await nameWorkspace(page, name)
      await expectSaved(page)
    }
    await editor.pasteAtEnd(large)
    await page.getByRole('button', { name: 'Not saved' }).click()
    const dialog = page.getByRole('dialog', { name: 'Not saved' })
    await expect(dialog).toContainText('no room left')
    await expect(dialog.getByRole('listitem')).toHaveText([/^second/, /^first/])

    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download all files' }).click()
    const files = unzipSync(readFileSync(await (await download).path()))
    expect(Buffer.from(files['pasted.yaml']!).toString()).toBe(front + large)

    await dialog.getByRole('button', { name: 'Delete first' }).click()
    await dialog.getByRole('button', { name: 'Undo: delete first' }).click()
    await dialog.getByRole('button', { name: 'Delete second' }).click()
    await expect(dialog.getByRole('listitem')).toHaveText([/^first/], { timeout: 20_000 })
    await limitStorage(page, undefined)
    // The page tries again by itself too, and may come first.
    await expect(async () => {
      const again = dialog.getByRole('button', { name: 'Try again' })
      if (await again.isEnabled({ timeout: 500 }).catch(() => false)) await again.click({ timeout: 1000 })
      await expect(page.getByRole('dialog', { name: 'Saved' })).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Not saved' })).toHaveCount(0)

    await page.reload()
    await editor.expectEditor()
    expect(await editor.text()).toBe(front + large)
  })

  test('the browser asks before the page is closed, and other content asks before it replaces the work', async ({
    editor,
    page,
  }) => {
    await editor.open()
    await limitStorage(page, 500_000)
    await openPasted(page, front)
    await editor.pasteAtEnd(large)
    await expect(page.getByRole('button', { name: 'Not saved' })).toBeVisible()

    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()

    await page.evaluate(() => {
      location.hash =
        '#v1:AVaLVgoGlpRgS8BFJsQCUwuw-0EiQA8hwgokAKwzikog4QPzH1j48DbgWpc84JKD5AwlHeDgBzDGUAIBUxFmYAD9pAxct1AELr55CToeyTSFD_NnT-ICAKMWkEA'
    })
    const dialog = page.getByRole('dialog', { name: 'Open “Shop”?' })
    await expect(dialog).toContainText('is not saved and would be lost')
    await dialog.getByRole('button', { name: 'Stay here' }).click()
    expect(await editor.text()).toBe(front + large)
  })
})

test('where storage is blocked, the page says so and never that the work is kept', async ({
  editor,
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Storage.prototype.setItem = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
  })
  await editor.open()
  await expect(page.getByText('This browser does not save your work')).toBeVisible()
  await page.getByRole('button', { name: 'Paste YAML' }).click()
  await page.getByRole('textbox', { name: 'YAML' }).fill(front)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await editor.typeAtEnd('# mine')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved in this browser')).toHaveCount(0)
  await page.getByRole('button', { name: 'Not saved' }).click()
  await expect(page.getByRole('dialog', { name: 'Not saved' })).toContainText('storage is blocked')
})

test('two tabs that cannot hear of each other lose nothing, and the second to save is told', async ({
  editor,
  page,
  context,
}) => {
  await openPasted(page, front)
  await nameWorkspace(page, 'shop')
  await expectSaved(page)
  const other = new Editor(await context.newPage())
  await other.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'))
  await other.open()
  await other.expectEditor()

  await editor.typeAtEnd('# from the first tab')
  await expectSaved(page)
  await other.typeAtEnd('# from the second tab')
  await expect(other.page.getByText('Another tab has changed “shop”')).toBeVisible()
  await expect(other.page).toHaveTitle(/^shop \(copy\)/)
  await expectSaved(other.page)
  expect(await other.text()).toBe(`${front}# from the second tab`)
  await other.page.getByRole('button', { name: 'Open the other version' }).click()
  await expect(other.page).toHaveTitle(/^shop · /)
  expect(await other.text()).toBe(`${front}# from the first tab`)
})

test('of 50 kills at random moments none takes an edit that is older than a second', async ({ baseURL }) => {
  test.setTimeout(300_000)
  const profile = mkdtempSync(join(tmpdir(), 'kept-work-'))
  // Other seeds kill at other moments.
  const seed = Number(process.env.KILL_SEED ?? 7)
  const random = seededNumbers(seed)
  let browser = await launch(profile)
  try {
    let page = await openTicking(browser)
    await page.goto(baseURL!)
    await openPasted(page, front)
    await expectSaved(page)
    await page.close()
    let kept: Counts = { typed: 0, port: 80, added: 0 }
    let edits = 0
    for (const [round, moment] of momentsOfKills(random).entries()) {
      page = await openTicking(browser)
      await page.goto(baseURL!, { waitUntil: 'commit' })
      if (moment.type === 'while it starts') {
        await afterMilliseconds(moment.after)
        await killPage(page)
        continue
      }
      const editor = new Editor(page)
      await editor.expectEditor()
      const found = countsOf(await editor.text())
      await page.keyboard.press('Escape')
      for (const it of ['typed', 'port', 'added'] as const)
        expect(found[it], `${it}, seed ${seed}, kill ${round}`).toBeGreaterThanOrEqual(kept[it])

      const made: Made[] = []
      const working = edit(editor, found, random, made)
      await expect.poll(() => made.length, { intervals: [20] }).toBeGreaterThanOrEqual(2)
      await untilTicks(page, made[1]!.ticks + moment.after / tick)
      const killed = await now(page)
      if (moment.type === 'with its browser') {
        await browser.kill()
        browser = await launch(profile)
      } else await killPage(page)
      await working
      const old = made.filter(it => it.clock < killed.clock - 1000 && it.ticks < killed.ticks - 1000 / tick)
      kept = old.at(-1)?.counts ?? found
      edits += old.length
    }
    expect(edits, 'edits that had to be there').toBeGreaterThanOrEqual(16)
  } finally {
    await browser.kill()
    rmSync(profile, { recursive: true, force: true })
  }
})

/** What only grows with the edits of the story above: letters typed, the number of the port, boxes added. */
interface Counts {
  readonly typed: number
  readonly port: number
  readonly added: number
}

/** When something was so: by the clock, and by how long the page itself had been running, which a busy machine stretches. */
interface Moment {
  readonly clock: number
  readonly ticks: number
}

interface Made extends Moment {
  /** With this edit and all before it. */
  readonly counts: Counts
}

interface Kill {
  readonly type: 'while it starts' | 'while it is edited' | 'with its browser'
  /** Milliseconds after the page was asked for, or of its own after its first edits were made. */
  readonly after: number
}

/** Five in six come while the page starts, as after a kill it does; two take the whole browser. */
function momentsOfKills(random: () => number): Kill[] {
  return Array.from({ length: 50 }, (_, i) => {
    if (i % 6 !== 5) return { type: 'while it starts', after: random() * 600 }
    const type = i === 23 || i === 47 ? 'with its browser' : 'while it is edited'
    return { type, after: 1050 + random() * 700 }
  })
}

/** Edits in turn by typing, in the form and on the canvas, until the page is no more; notes each when it can be seen. */
async function edit(editor: Editor, from: Counts, random: () => number, made: Made[]): Promise<void> {
  const { page } = editor
  let counts = from
  async function note(change: Partial<Counts>): Promise<void> {
    counts = { ...counts, ...change }
    made.push({ counts, ...(await now(page)) })
  }
  const ways = {
    async typing() {
      await editor.yaml.focus()
      await page.keyboard.press('Control+End')
      for (let i = 0; i < 6; i++) {
        await page.keyboard.press('#')
        await note({ typed: counts.typed + 1 })
      }
    },
    async form() {
      await editor.item(/^Server /).click({ position: { x: 40, y: 12 } })
      const port = counts.port + 1
      await editor.fillField(/^Port number/, String(port))
      await expect(editor.item(new RegExp(`^Server ${port}`))).toBeVisible()
      await note({ port })
    },
    async canvas() {
      const palette = page.getByRole('toolbar', { name: 'Add to the canvas' })
      await palette.getByRole('button', { name: /Add a Gateway / }).click()
      const added = counts.added + 1
      const name = editor.inspector.getByRole('textbox', { name: 'Name', exact: true })
      await expect(name).toHaveValue(added === 1 ? 'gateway' : `gateway-${added}`)
      await note({ added })
    },
  }
  const order = [ways.typing, ways.form, ways.typing, ways.canvas, ways.typing]
  const first = Math.floor(random() * order.length)
  try {
    for (let i = first; ; i++) await order[i % order.length]!()
  } catch (error) {
    // The kill ends it in the middle of something.
    if (!/crash|closed|detached/i.test(String(error))) throw error
  }
}

function countsOf(text: string): Counts {
  return {
    typed: text.split('#').length - 1,
    port: Number(/number: (\d+)/.exec(text)?.[1]),
    added: text.split('kind: Gateway').length - 2,
  }
}

/** Milliseconds between ticks of the page. */
const tick = 25

/** A page that counts how long it has been running. It has no service worker, which other stories are about. */
async function openTicking(browser: { newPage(): Promise<Page> }): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.addInitScript(tick => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })
    const counted = Object.assign(globalThis, { ticks: 0 })
    setInterval(() => counted.ticks++, tick)
  }, tick)
  return page
}

async function now(page: Page): Promise<Moment> {
  const ticks = await page.evaluate(() => (globalThis as unknown as { ticks: number }).ticks)
  return { clock: Date.now(), ticks }
}

/** Until the page has been running for so long. */
async function untilTicks(page: Page, ticks: number): Promise<void> {
  await page.waitForFunction(it => (globalThis as unknown as { ticks: number }).ticks > it, ticks)
}

/** Kills come at a time, not after something that could be waited for. */
function afterMilliseconds(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

async function openPasted(page: Page, text: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/')
  const start = page.getByRole('button', { name: 'Paste YAML' })
  if (!(await start.isVisible())) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('Start page')
    await page.keyboard.press('Enter')
  }
  await start.click()
  await page.getByRole('textbox', { name: 'YAML' }).fill(text)
  await page.getByRole('button', { name: /^Open( as a new workspace)?$/ }).click()
  await new Editor(page).expectEditor()
}

async function nameWorkspace(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Name of the workspace' })
  await field.fill(name)
  await field.press('Enter')
}

/** Saving is asked for, and the page answers that it is done. */
async function expectSaved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved in this browser').first()).toBeVisible()
}

/** Bytes that the page may store from now on; undefined takes the limit away. */
async function limitStorage(page: Page, quotaSize: number | undefined): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize !== undefined && { quotaSize }),
  })
}

async function killPage(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
}

/** A browser of its own process and profile, so that it can be killed as a whole. */
async function launch(profile: string) {
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--remote-debugging-port=0',
  ]
  const executable = process.env.E2E_CHROMIUM ?? chromium.executablePath()
  const child = spawn(executable, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = new Promise<void>(resolve => child.on('close', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', it => {
      said += it
      const found = /ws:\/\/\S+/.exec(said)?.[0]
      if (found) resolve(found)
    })
    child.on('error', reject)
    child.on('close', () => reject(new Error(`The browser ended: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  return {
    newPage: () => browser.contexts()[0]!.newPage(),
    /** Ends every process of it at once, as the kernel does when memory is short. */
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL')
      await closed
    },
  }
}
