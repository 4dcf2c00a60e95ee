// How much larger Monaco's part of the app is than in an older build, and whether it is asked for only when the drawing is there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { firstDrawing, openBookinfo } from './load-goals.mjs'
import { rowOf, unmeasured } from './row.mjs'

const isMonaco = /(?:^|\/)monaco-[\w-]+\.(?:js|css)$/

/** Of the build in `now`, with that in `before` where there is one. */
export async function monacoRows(tools, { before, now }) {
  return [growthRow(before, now), await orderRow(tools, now)]
}

function growthRow(before, now) {
  const measure = 'Monaco, gzip, of that in an older build'
  if (before === undefined) return unmeasured(measure, '≤ 1.10', 'BENCH_BEFORE names no older build')
  const [older, newer] = [before, now].map(bytesOfMonaco)
  const row = rowOf(measure, newer / older, 1.1, it => it.toFixed(2))
  return { ...row, figure: `${row.figure} (${kilobytes(newer)} of ${kilobytes(older)})` }
}

function bytesOfMonaco(app) {
  const assets = join(app, 'assets')
  const names = readdirSync(assets).filter(it => isMonaco.test(it))
  if (names.length === 0) throw new Error(`${assets} holds no Monaco`)
  return names.reduce((sum, it) => sum + gzipSync(readFileSync(join(assets, it))).length, 0)
}

async function orderRow(tools, app) {
  const { page, close } = await openBookinfo(tools, app)
  const { at } = await firstDrawing(page)
  await page.locator('.view-line').first().waitFor({ timeout: 60_000 })
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(it => ({ name: it.name, at: it.startTime })),
  )
  await close()
  const first = Math.min(...fetched.filter(it => isMonaco.test(it.name)).map(it => it.at))
  return {
    measure: 'Monaco is asked for after the first drawing',
    goal: '≥ 0 ms',
    figure: `${Math.round(first - at)} ms`,
    met: first >= at,
  }
}

const kilobytes = bytes => `${Math.round(bytes / 1024)} kB`
