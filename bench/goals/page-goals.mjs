// What holds the page up: the longest task of its main thread while somebody looks about in it or takes files in, and how long a keystroke takes to be seen.
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { root } from '../../scripts/setup.mjs'
import { istioFiles } from './istio-files.mjs'
import { longestTask, timesUntilSeen } from './long-tasks.mjs'
import { looks } from './looks.mjs'
import { choose, newPage, open, pick, settled } from './open-page.mjs'
import { heapWhileEditing } from './page-memory.mjs'
import { milliseconds, percentile, rowOf, unmeasured } from './row.mjs'
import { typeUntilDrawn, typeUntilMarked } from './typing.mjs'

const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')
const sizes = [1000, 5000]
const longest = { looking: 50, importing: 200 }
/** Of a hundred keys the slow first ones of a page are fewer than those that p95 leaves out. */
const keystrokes = { all: 100, together: 5 }
const mostHeap = 400
const mostDelay = { 1000: 8, 5000: 20 }

export const pageGoals = {
  name: 'page',
  async measure({ launch }) {
    const { running, url, close } = await launch(appFolder)
    const rows = []
    const few = await open(running, url, smallFiles())
    // What it leaves open is open in both pages that keystrokes compare.
    for (const look of Object.values(looks)) await look(few)
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
      rows.push(...(await keystrokeRows(running, few, many, size)))
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
async function keystrokeRows(running, few, many, size) {
  const pages = [few, many]
  const rows = []
  for (const { what, line, type } of typed) {
    for (const page of pages) await beginTyping(page, line)
    const times = await byTurns(running, pages, type)
    rows.push(...aboveSmall(what, size, times))
  }
  return rows
}

const typed = [
  { what: 'keystroke to the drawing', line: 'prefix: /api/v0', type: typeUntilDrawn },
  { what: 'keystroke to a problem marked or gone', line: 'timeout: 5s', type: typeUntilMarked },
]

/** By turns, so that what else the machine does falls on both. */
async function byTurns(running, pages, type) {
  const times = pages.map(() => [])
  const { all, together } = keystrokes
  for (let first = 0; first < all; first += together)
    for (const [k, page] of pages.entries()) {
      await page.bringToFront()
      const some = async () => {
        for (let i = first; i < first + together; i++) await type(page, i)
      }
      times[k].push(...(await timesUntilSeen(running, page, some)))
    }
  return times
}

/** In processor time, which the goal is set against, and by the clock. */
function aboveSmall(what, size, [few, many]) {
  const of = (times, kind, part) =>
    percentile(
      times.map(it => it[kind]),
      part,
    )
  const above = (kind, part) => of(many, kind, part) - of(few, kind, part)
  const middle = kind =>
    `(in the middle ${milliseconds(of(many, kind, 0.5))} and ${milliseconds(of(few, kind, 0.5))})`
  const row = rowOf(
    `${what} at ${size.toLocaleString('en')} resources, p95 above one at 2`,
    above('processor', 0.95),
    mostDelay[size],
    milliseconds,
  )
  return [
    { ...row, figure: `${row.figure} ${middle('processor')}` },
    unmeasured('by the clock', 'none', `${milliseconds(above('clock', 0.95))} ${middle('clock')}`),
  ]
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
