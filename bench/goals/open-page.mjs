// A page of the built editor with files in it, as a person opens them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'

/** A page with the editor, and files opened in it that have been read and checked. */
export async function open(running, url, files) {
  const page = await newPage(running, url)
  await pick(page, zipOf(files))
  await checked(page)
  return page
}

/** Files as `pick` takes them: in one zip. */
export function zipOf(files) {
  const packed = zipSync(Object.fromEntries(files.map(it => [it.name, Buffer.from(it.text)])))
  return { name: 'shop.zip', buffer: Buffer.from(packed) }
}

/** Goes to what the search finds first. */
export async function choose(page, name) {
  await page.bringToFront()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill(name)
  await settled(page)
  await page.keyboard.press('Enter')
  await settled(page)
}

/** Until what was opened has been read and checked. */
export async function checked(page) {
  await page.locator('.view-line').first().waitFor({ timeout: 60_000 })
  const reading = page.getByRole('button', { name: /^(Reading|Checking)…/ })
  await reading.waitFor({ state: 'hidden', timeout: 120_000 })
  await settled(page)
}

/** A page as it begins. */
export async function newPage(running, url) {
  const page = await running.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(url)
  await page.getByRole('button', { name: 'Open files' }).waitFor()
  return page
}

/** From a disk, as a person does: what is handed over otherwise is put together on the page's own thread. */
export async function pick(page, { name, buffer }) {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-bench-'))
  writeFileSync(join(folder, name), buffer)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).click()
  await (await chooser).setFiles(join(folder, name))
  await page.getByRole('treeitem').first().waitFor({ timeout: 120_000 })
  rmSync(folder, { recursive: true })
}

/** Until nothing is awaited, and the page has had nothing to do three times in a row. */
export async function settled(page) {
  for (let quiet = 0; quiet < 3; ) {
    const isBusy = await page.evaluate(async () => {
      const from = performance.now()
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - from > 100 || document.querySelector('[aria-busy="true"]') !== null
    })
    quiet = isBusy ? 0 : quiet + 1
    await page.waitForTimeout(100)
  }
}
