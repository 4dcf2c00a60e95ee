// What a keystroke costs the page's main thread with trace, changes and traffic on screen, in a real browser.
import { join } from 'node:path'
import { root } from '../scripts/setup.mjs'

const keystrokes = 12
/** Longer than analysis and answers take, so that each keystroke is seen by itself. */
const between = 700

const request = 'curl https://cart.team-0.example.com/api/cart/1 -H "cookie: user=tester-0"'

/** Figures for a number of resources: a row a view of the drawer, with traffic on the canvas in each. */
export async function measureKeystrokes(running, url, files) {
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
      .toSorted(
        (a, b) => Number(b.name.endsWith('team-0/cart.yaml')) - Number(a.name.endsWith('team-0/cart.yaml')),
      )
      .map(it => ({
        name: it.name.replaceAll('/', '-'),
        mimeType: 'text/yaml',
        buffer: Buffer.from(it.text),
      })),
  )
  await page.getByRole('treeitem').first().waitFor({ timeout: 120_000 })
  await page.locator('.view-line').first().waitFor()
  // Folded, the drawer leaves its tabs as buttons; builds from before have it open.
  await page
    .getByRole('tab', { name: /^Trace/ })
    .or(page.getByRole('main').getByRole('button', { name: /^Trace/ }))
    .first()
    .click()
  const pane = page.getByRole('region', { name: 'Trace' })
  await pane.getByRole('textbox', { name: 'Request' }).fill(request)
  await page.getByRole('radio', { name: 'Traffic', exact: true }).first().click()
  const text = files.find(it => it.name.endsWith('team-0/cart.yaml'))?.text ?? ''
  const line = text.split('\n').findIndex(it => it.includes('prefix:'))
  const rows = []
  for (const view of ['Request', 'Changes', 'Traffic']) {
    await pane.getByRole('radio', { name: new RegExp(`^${view}`) }).click()
    await settled(page)
    rows.push([view, await typeAndMeasure(page, line)])
  }
  await page.close()
  return rows
}

async function typeAndMeasure(page, line) {
  await page.locator('.view-line').first().click()
  await page.keyboard.press('ControlOrMeta+Home')
  for (let i = 0; i < line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await settled(page)
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable')
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
  for (let i = 0; i < keystrokes; i++) await page.keyboard.press('Backspace')
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

/** Another build can be measured in place of this one: the folder of its app. */
export const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')
