import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
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
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('dialog', { name: 'Saved' })).toBeVisible()
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

test('two tabs on one workspace lose nothing, and the second to save is told', async ({
  editor,
  page,
  context,
}) => {
  await openPasted(page, front)
  await nameWorkspace(page, 'shop')
  await expectSaved(page)
  const other = new Editor(await context.newPage())
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

test('what was typed more than a second before the page or the browser is killed is there again', async ({
  baseURL,
}) => {
  test.setTimeout(240_000)
  const profile = mkdtempSync(join(tmpdir(), 'kept-work-'))
  let browser = await launch(profile)
  try {
    let page = await browser.newPage()
    await page.goto(baseURL!)
    await openPasted(page, front)
    await expectSaved(page)
    let before = 0
    for (const [round, killed] of ['page', 'browser', 'page', 'browser', 'page'].entries()) {
      const typed = await typeSteadily(page, 1500 + round * 370)
      const killedAt = Date.now()
      if (killed === 'page') await killPage(page)
      else {
        await browser.kill()
        browser = await launch(profile)
      }
      page = await browser.newPage()
      await page.goto(baseURL!)
      const editor = new Editor(page)
      await editor.expectEditor()
      const found = (await editor.text()).length - front.length
      await page.keyboard.press('Escape')
      expect(found - before).toBeGreaterThanOrEqual(typed.filter(at => at < killedAt - 1000).length)
      before = found
    }
  } finally {
    await browser.kill()
    rmSync(profile, { recursive: true, force: true })
  }
})

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

/** Types at the end for so many milliseconds; gives when each letter was in the page. */
async function typeSteadily(page: Page, milliseconds: number): Promise<number[]> {
  await page.getByRole('textbox', { name: /^YAML editor/ }).focus()
  await page.keyboard.press('Control+End')
  const typed: number[] = []
  const end = Date.now() + milliseconds
  while (Date.now() < end) {
    await page.keyboard.press('#', { delay: 30 })
    typed.push(Date.now())
  }
  return typed
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
