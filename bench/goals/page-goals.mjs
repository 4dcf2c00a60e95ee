// What holds the page up: the longest task of its main thread while somebody looks about in it or takes files in, and how long a keystroke takes to be seen.
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { root } from '../../scripts/setup.mjs'
import { istioFiles } from './istio-files.mjs'
import { longestTask, processorTime } from './long-tasks.mjs'
import { looks } from './looks.mjs'
import { choose, newPage, open, pick, settled } from './open-page.mjs'
import { heapWhileEditing } from './page-memory.mjs'
import { milliseconds, percentile, rowOf, unmeasured } from './row.mjs'
import { typeUntilDrawn, typeUntilMarked } from './typing.mjs'

const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')
const sizes = [1000, 5000]
const longest = { looking: 50, importing: 200 }
const keystrokes = 20
/** So many times: of a hundred keys the slow first ones of a page are fewer than those that p95 leaves out. */
const rounds = 5
const mostHeap = 400
const mostDelay = { 1000: 8, 5000: 20 }

export const pageGoals = {
  name: 'page',
  async measure({ launch }) {
    const { running, url, close } = await launch(appFolder)
    const rows = []
    const few = await open(running, url, smallFiles())
    for (const size of sizes) {
      const many = await open(running, url, istioFiles(size))
      for (const [name, look] of Object.entries(looks))
        rows.push(
          rowOf(
            `${name} at ${size.toLocaleString('en')} resources, the longest task`,
            await longestTask(running, many, () => look(many)),
            longest.looking,
            milliseconds,
          ),
        )
      rows.push(...(await keystrokeRows(few, many, size)), await keystrokeTime(running, few, many))
      if (size === sizes.at(-1)) rows.push(await heapRow(many, size))
      await many.close()
    }
    for (const [name, file] of Object.entries(imports)) {
      const page = await newPage(running, url)
      const take = async () => {
        await pick(page, file())
        // Without it, some runs would end before the editor comes.
        await page.locator('.view-line').first().waitFor({ timeout: 60_000 })
        await settled(page)
      }
      const task = await longestTask(running, page, take)
      rows.push(rowOf(`${name} taken in, the longest task`, task, longest.importing, milliseconds))
      await page.close()
    }
    await close()
    return rows
  },
}

const imports = {
  'a zip of 1,900 files': () => {
    const documents = istioFiles(1900).flatMap(it => it.text.split('---\n'))
    const files = documents.map((text, i) => [`shop-${i}.yaml`, Buffer.from(text)])
    return { name: 'shop.zip', buffer: Buffer.from(zipSync(Object.fromEntries(files))) }
  },
  'a file of 19 MB': () => {
    const head = istioFiles(7)
      .map(it => it.text)
      .join('---\n')
    const line = `  key-0: ${'x'.repeat(990)}\n`
    const data = Array.from({ length: 19_000 }, (_, i) => line.replace('0', String(i))).join('')
    const text = `${head}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\ndata:\n${data}`
    return { name: 'large.yaml', buffer: Buffer.from(text) }
  },
}

/** The goal is of 10,000 edits, which a browser takes an hour for; what grows shows after fewer. */
async function heapRow(page, size) {
  await page.bringToFront()
  const { edits, halfway, after } = await heapWhileEditing(page, Math.floor(size / 12))
  const row = rowOf(
    `heap of the page, without its worker, at ${size.toLocaleString('en')} resources after ${edits} random edits`,
    after,
    mostHeap,
    it => `${Math.round(it)} MiB`,
  )
  return { ...row, figure: `${row.figure} (halfway ${halfway.toFixed(1)}, then ${after.toFixed(1)})` }
}

/** From the key to the frame after the one that shows what was typed, above the same in a page with two resources: in the drawing, and as a problem's mark in the text. */
async function keystrokeRows(few, many, size) {
  const pages = [few, many]
  const drawn = [[], []]
  for (const page of pages) await beginTyping(page, 'prefix: /api/v0')
  for (let round = 0; round < rounds; round++) {
    const times = await byTurns(pages, typeUntilDrawn)
    for (const [k, page] of pages.entries()) {
      drawn[k].push(...times[k])
      await page.bringToFront()
      for (let i = 0; i < keystrokes; i++) await page.keyboard.press('Backspace')
      await settled(page)
    }
  }
  for (const page of pages) await beginTyping(page, 'timeout: 5s')
  const marked = [[], []]
  for (let round = 0; round < rounds; round++)
    for (const [k, times] of (await byTurns(pages, typeUntilMarked)).entries()) marked[k].push(...times)
  for (const page of pages) await beginTyping(page, 'prefix: /api/v0')
  return [
    aboveSmall('keystroke to the drawing', size, drawn),
    aboveSmall('keystroke to a problem marked or gone', size, marked),
  ]
}

/** By turns, so that what else the machine does falls on both. */
async function byTurns(pages, type) {
  const times = pages.map(() => [])
  for (let i = 0; i < keystrokes; i++)
    for (const [k, page] of pages.entries()) times[k].push(await type(page, i))
  return times
}

function aboveSmall(what, size, [few, many]) {
  const row = rowOf(
    `${what} at ${size.toLocaleString('en')} resources, p95 above one at 2`,
    percentile(many, 0.95) - percentile(few, 0.95),
    mostDelay[size],
    milliseconds,
  )
  const middle = it => milliseconds(percentile(it, 0.5))
  return { ...row, figure: `${row.figure} (in the middle ${middle(many)} and ${middle(few)})` }
}

/** What a keystroke costs in processor time, which says more where the machine has other work. */
async function keystrokeTime(running, few, many) {
  const times = []
  for (const page of [few, many]) {
    await page.bringToFront()
    const all = await processorTime(running, page, async () => {
      for (let i = 0; i < keystrokes; i++) {
        await page.keyboard.press('1')
        await page.waitForTimeout(300)
      }
      await settled(page)
    })
    times.push(all / keystrokes)
    for (let i = 0; i < keystrokes; i++) await page.keyboard.press('Backspace')
    await settled(page)
  }
  const [small, large] = times
  return unmeasured(
    'its processor time, page and worker, above one at 2',
    'none',
    `${milliseconds(large - small)} (${milliseconds(large)} and ${milliseconds(small)})`,
  )
}

/** Selects the VirtualService that is typed in, so that it is drawn whole, and puts the cursor behind a line of it. */
async function beginTyping(page, line) {
  await choose(page, 'vs-0-0')
  await page.locator('.view-line', { hasText: line }).first().click()
  await page.keyboard.press('End')
  await settled(page)
}

/** A Gateway and a VirtualService of it. */
function smallFiles() {
  const [file] = istioFiles(12)
  const documents = file.text.split('---\n')
  return [{ name: file.name, text: [documents[0], documents[6]].join('---\n') }]
}
