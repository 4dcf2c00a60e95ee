// What a keystroke costs the page's main thread with trace, changes and traffic on screen, in a real browser.
import { join } from 'node:path'
import { root } from '../scripts/setup.mjs'
import { median } from './goals/row.mjs'

const keystrokes = 12
/** Longer than analysis and answers take, so that each keystroke is seen by itself. */
const between = 700

const request = 'curl https://cart.team-0.example.com/api/cart/1 -H "cookie: user=tester-0"'

const views = ['Request', 'Changes', 'Traffic']

/** Figures for a number of resources: a row a view of the drawer, with traffic on the canvas in each. */
export async function measureKeystrokes(running, url, files) {
  const page = await openForTyping(running, url, files)
  const rows = []
  for (const view of views) {
    await showView(page, view)
    rows.push([view, await typeAndMeasure(page, files)])
  }
  await page.close()
  return rows
}

/**
 * What a keystroke costs in a build, of what it costs in an older one: processor time of the page's main thread, the two taking turns, the
 * median of the pairs. `launch` begins a browser beside a server of a build.
 */
export async function keystrokeRatio(launch, { before, now }, files, turns = 3) {
  const sides = []
  for (const folder of [before, now]) {
    const { running, url, close } = await launch(folder)
    sides.push({ page: await openForTyping(running, url, files), close, spent: [] })
  }
  for (const { page } of sides) await showView(page, views[0])
  for (let i = 0; i < turns; i++)
    for (const it of i % 2 === 0 ? sides : sides.toReversed())
      it.spent.push((await typeAndMeasure(it.page, files)).perKey)
  for (const it of sides) await it.close()
  const [older, newer] = sides.map(it => it.spent)
  return {
    ratio: median(newer.map((it, i) => it / older[i])),
    before: median(older),
    now: median(newer),
  }
}

/** A page with files in it, the first of them in the editor, a request in the drawer, and traffic on the canvas. */
async function openForTyping(running, url, files) {
  const page = await running.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  // The dots on the bands would be painted all the time, keystroke or none.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.addInitScript(() => {
    globalThis.longTasks = []
    new PerformanceObserver(list => {
      for (const it of list.getEntries()) globalThis.longTasks.push(it.duration)
    }).observe({ type: 'longtask' })
  })
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).click()
  await (await chooser).setFiles(
    // The first is shown in the editor.
    files
      .toSorted((a, b) => Number(isTyped(b)) - Number(isTyped(a)))
      .map(it => ({
        name: it.name.replaceAll('/', '-'),
        mimeType: 'text/yaml',
        buffer: Buffer.from(it.text),
      })),
  )
  await page.getByRole('treeitem').first().waitFor({ timeout: 120_000 })
  await page.locator('.view-line').first().waitFor({ timeout: 120_000 })
  // Folded, the drawer leaves its tabs as buttons; builds from before have it open.
  await page
    .getByRole('tab', { name: /^Trace/ })
    .or(page.getByRole('main').getByRole('button', { name: /^Trace/ }))
    .first()
    .click()
  const pane = page.getByRole('region', { name: 'Trace' })
  await pane.getByRole('textbox', { name: 'Request' }).fill(request)
  await page.getByRole('radio', { name: 'Traffic', exact: true }).first().click()
  return page
}

function isTyped(file) {
  return file.name.endsWith('team-0/cart.yaml')
}

async function showView(page, view) {
  const pane = page.getByRole('region', { name: 'Trace' })
  await pane.getByRole('radio', { name: new RegExp(`^${view}`) }).click()
  await settled(page)
}

/** At the end of a path; what was typed is taken back. */
async function typeAndMeasure(page, files) {
  const lines = files.find(isTyped)?.text.split('\n') ?? []
  await page.bringToFront()
  await page.locator('.view-line').first().click()
  await page.keyboard.press('ControlOrMeta+Home')
  for (let i = 0; i < lines.findIndex(it => it.includes('prefix:')); i++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await settled(page)
  const metrics = await page.context().newCDPSession(page)
  // In processor time: by the clock a busy machine would be measured.
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () =>
    (await metrics.send('Performance.getMetrics')).metrics.find(it => it.name === 'TaskDuration').value
  await page.evaluate(() => {
    globalThis.longTasks.length = 0
  })
  const before = await busy()
  for (let i = 0; i < keystrokes; i++) {
    await page.keyboard.press('x')
    await page.waitForTimeout(between)
  }
  await settled(page)
  const spent = (await busy()) - before
  const tasks = await page.evaluate(() => globalThis.longTasks)
  await metrics.detach()
  for (let i = 0; i < keystrokes; i++) await page.keyboard.press('Backspace')
  await settled(page)
  return {
    perKey: (spent * 1000) / keystrokes,
    long: tasks.length,
    longest: Math.max(0, ...tasks),
  }
}

/** Until the main thread has been free of long tasks, and no answer has been waited for, for a while. */
async function settled(page) {
  let count = -1
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(400)
    const [now, pending] = await page.evaluate(() => [
      globalThis.longTasks.length,
      document.querySelector('[aria-busy="true"]') !== null,
    ])
    quiet = now === count && !pending ? quiet + 1 : 0
    count = now
  }
}

/** For a table: the longest task where one took over 50 ms. */
export function keystrokeWords({ perKey, long, longest }) {
  const tasks =
    long === 0 ? 'no task over 50 ms' : `${long} tasks over 50 ms, the longest ${Math.round(longest)} ms`
  return `${Math.round(perKey)} ms a key; ${tasks}`
}

/** The folder of the app of an older build that keystrokes are compared with. */
export const olderApp = process.env.BENCH_BEFORE

/** Another build can be measured in place of this one: the folder of its app. */
export const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')
