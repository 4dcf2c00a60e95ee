// What the page's worker does, in processor time of its thread: the first analysis, and a keystroke to all diagnostics.
import { join } from 'node:path'
import { root } from '../../scripts/setup.mjs'
import { istioFiles } from './istio-files.mjs'
import { busiestThread, workerTasks } from './long-tasks.mjs'
import { checked, choose, newPage, open, pick, settled, zipOf } from './open-page.mjs'
import { median, milliseconds, percentile, rowOf, unmeasured } from './row.mjs'

const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')
const opened = 5
const keystrokes = 20
const most = { 1000: { first: 400, key: 8 }, 5000: { first: 2000, key: 16 } }
const mostBeforeDrawing = 500

export const workerGoals = {
  name: 'worker',
  async measure({ launch }) {
    const { running, url, close } = await launch(appFolder)
    const rows = []
    for (const size of [1000, 5000]) {
      const first = await times(opened, () => firstAnalysis(running, url, istioFiles(size)))
      const resources = `${size.toLocaleString('en')} resources`
      rows.push(
        rowOf(
          `first analysis of ${resources}, drawings of parts before it included`,
          median(first.map(it => it.all)),
          most[size].first,
          milliseconds,
        ),
        unmeasured(
          'by the clock, from their arrival in the worker',
          'none',
          milliseconds(median(first.map(it => it.clock))),
        ),
      )
      if (first[0].drawn !== undefined)
        rows.push(
          rowOf(
            `of ${resources} the first drawing`,
            median(first.map(it => it.drawn)),
            mostBeforeDrawing,
            milliseconds,
          ),
        )
      const keys = await keystrokesIn(running, await open(running, url, istioFiles(size)))
      const all = Object.values(keys).flat()
      rows.push({
        ...rowOf(
          `keystroke to all diagnostics at ${resources}, p95`,
          percentile(all, 0.95),
          most[size].key,
          milliseconds,
        ),
        figure: `${milliseconds(percentile(all, 0.95))} (${Object.entries(keys).map(inMiddle).join(', ')})`,
      })
    }
    await close()
    return rows
  },
}

async function times(count, measure) {
  const all = []
  for (let i = 0; i < count; i++) all.push(await measure())
  return all
}

/** In a page of its own that has been open for as long as somebody takes to choose files. */
async function firstAnalysis(running, url, files) {
  const page = await newPage(running, url)
  await page.waitForTimeout(3000)
  const packed = zipOf(files)
  const tasks = await workerTasks(running, page, async () => {
    await pick(page, packed)
    await checked(page)
  })
  await page.close()
  const last = tasks.reduce((a, b) => (a.tdur > b.tdur ? a : b))
  // What comes before is warmed up with; drafts and the analysis take longer than any step of it.
  const own = tasks.filter(it => it.tid === last.tid && it.ts <= last.ts && it.tdur > shortest)
  const drafts = own.filter(it => it !== last)
  return {
    all: own.reduce((sum, it) => sum + it.tdur, 0) / 1000,
    clock: (last.ts + last.dur - own[0].ts) / 1000,
    drawn: drafts.length > 0 ? drafts[0].tdur / 1000 : undefined,
  }
}

const shortest = 100_000
const leastKey = 1_000

/** Puts the cursor behind a line of a VirtualService, types digits there and takes them back. */
async function keystrokesIn(running, page) {
  const found = {}
  let analyses
  for (const [what, line] of Object.entries(lines)) {
    await choose(page, line.of)
    await page.locator('.view-line', { hasText: line.text }).first().click()
    await page.keyboard.press('End')
    await settled(page)
    const press = async i => {
      await page.keyboard.press(i % 10 < 5 ? '1' : 'Backspace')
      await page.waitForTimeout(400)
    }
    // The first keys of a page are slow whatever the size.
    if (Object.keys(found).length === 0) {
      const first = await workerTasks(running, page, async () => {
        for (let i = 0; i < 10; i++) await press(i)
      })
      analyses = busiestThread(first)
    }
    const spent = []
    for (let i = 0; i < keystrokes; i++) {
      const tasks = await workerTasks(running, page, () => press(i))
      // What is typed is judged first: questions about the new text come after it.
      const task = tasks.find(it => it.tid === analyses && it.tdur > leastKey)
      if (task) spent.push(task.tdur / 1000)
    }
    if (spent.length < keystrokes / 2) throw new Error(`Only ${spent.length} keystrokes were analysed.`)
    found[what] = spent
  }
  await page.close()
  return found
}

const lines = {
  path: { of: 'vs-0-0', text: 'prefix: /api/v0' },
  host: { of: 'vs-0-1', text: '- h1.g0.example.com' },
  'name of a route': { of: 'vs-0-2', text: 'name: rest' },
  'name of the VirtualService': { of: 'vs-0-3', text: 'name: vs-0-3' },
}

function inMiddle([what, spent]) {
  return `${what} ${milliseconds(percentile(spent, 0.5))}`
}
