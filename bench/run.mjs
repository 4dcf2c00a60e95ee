// npm run bench: figures and ratios, never a verdict. `-- engine`, `-- routing`, `-- links`, `-- cli`, `-- bytes`, `-- browser`, `-- keystrokes`, `-- legibility`, `-- goals` for one part. BENCH_BEFORE: the app of an older build to compare keystrokes with.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib'
import { built } from '../scripts/built.mjs'
import { ensureBuild, ensurePackages, root } from '../scripts/setup.mjs'

ensurePackages()
const parts = process.argv.slice(2)
// What follows `legibility` or `goals` chooses among its cases or groups.
const isChoosing = ['legibility', 'goals'].includes(parts[0])
const wanted = name => parts.length === 0 || (isChoosing ? [parts[0]] : parts).includes(name)

if (wanted('goals')) await goals(parts[0] === 'goals' ? parts.slice(1) : [])
if (wanted('engine')) await engine()
if (wanted('routing')) await routing()
if (wanted('links')) await links()
if (['cli', 'bytes', 'browser', 'keystrokes', 'legibility'].some(wanted) && !process.env.BENCH_APP)
  ensureBuild()
if (wanted('cli')) await cli()
if (wanted('bytes')) bytes()
if (wanted('browser')) await browser()
if (wanted('keystrokes')) await keystrokes()
if (wanted('legibility')) await legibility(parts.slice(1))

async function goals(names) {
  const { groups } = await import('./goals/groups.mjs')
  const { fixedWork } = await import('./goals/pace.mjs')
  const { milliseconds, unmeasured, verdict } = await import('./goals/row.mjs')
  if (!process.env.BENCH_APP) ensureBuild()
  const rows = []
  for (const group of groups) {
    if (names.length > 0 && !names.includes(group.name)) continue
    const before = fixedWork()
    rows.push(...(await group.measure({ built, launch })))
    const pace = `${milliseconds(before)} before, ${milliseconds(fixedWork())} after`
    rows.push(unmeasured(`the machine around ${group.name}: a fixed piece of work`, 'none', pace))
  }
  table(
    'goals',
    ['goal', 'now', ''],
    rows.map(it => [it.measure, it.goal, it.figure, verdict(it)]),
  )
}

async function engine() {
  const { measure } = await built('bench/engine.ts')
  const small = measure(100)
  const large = measure(1000)
  const largest = measure(5000)
  table(
    'engine',
    ['100 resources', '1,000 resources', '5,000 resources'],
    Object.keys(small).map(it => [it, small[it], large[it], largest[it]]),
  )
}

async function routing() {
  const { measureRouting, measureHttpRoutes } = await built('bench/engine.ts')
  const small = measureRouting(20, 5)
  const large = measureRouting(200, 5)
  const routes = measureHttpRoutes(200, 5)
  table(
    'routing',
    ['100 VirtualServices, 20 hosts', '1,000 VirtualServices, 200 hosts', '1,000 HTTPRoutes, 200 hosts'],
    Object.keys(small).map(it => [it, small[it], large[it], routes[it]]),
  )
}

async function links() {
  const { measureLinks } = await built('bench/links.ts')
  const { default: lzString } = await import('lz-string')
  const hand = readFileSync(join(root, 'bench', 'hand-written.yaml'), 'utf8')
  const rows = measureLinks(hand, lzString.compressToEncodedURIComponent)
  table(
    'links, letters behind the #',
    ['link', 'v1', 'deflate', 'lz-string', 'made in'],
    rows.map(it => [it.title, it.link, it.v1, it.deflate, it.other, `${Math.round(it.ms)} ms`]),
  )
}

async function cli() {
  const recorded = join(root, '..', 'shared', 'conformance', 'verdicts.jsonl.gz')
  if (!existsSync(recorded)) return console.log('\ncli: no recorded cases here')
  const cases = gunzipSync(readFileSync(recorded)).toString('utf8')
  const lines = cases.trimEnd().split('\n').length
  const start = performance.now()
  await new Promise((resolve, reject) => {
    const child = spawn('node', [join(root, 'dist/cli/drawbridge.js'), 'check', '--ndjson'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.on('error', reject)
    child.on('close', resolve)
    child.stdin.end(cases)
  })
  const seconds = (performance.now() - start) / 1000
  table('cli', ['figure'], [[`check --ndjson, ${lines} cases`, `${Math.round(lines / seconds)} a second`]])
}

function bytes() {
  const folder = join(root, 'dist', 'app', 'assets')
  const html = readFileSync(join(root, 'dist', 'app', 'index.html'), 'utf8')
  const rows = readdirSync(folder)
    .filter(it => /\.(js|css)$/.test(it))
    .map(name => {
      const data = readFileSync(join(folder, name))
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      return {
        name,
        raw: data.length,
        brotli: brotliCompressSync(data, options).length,
        first: html.includes(name),
      }
    })
    .sort((a, b) => Number(b.first) - Number(a.first) || b.brotli - a.brotli)
  const first = rows.filter(it => it.first).reduce((sum, it) => sum + it.brotli, 0)
  table(
    'bytes',
    ['raw', 'brotli', ''],
    [
      ...rows.map(it => [it.name, kilobytes(it.raw), kilobytes(it.brotli), it.first ? 'first load' : '']),
      ['first load, all', '', kilobytes(first), ''],
    ],
  )
}

/** A browser beside a server of a built app. */
async function launch(app) {
  const { chromium } = await import('@playwright/test')
  const { ensureBrowser } = await import('../scripts/browser.mjs')
  const { serve } = await import('../scripts/serve.mjs')
  const { server, url } = await serve(app, 4300)
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ]
  const running = await chromium.launch({ executablePath: await ensureBrowser(), args: flags })
  return {
    running,
    url,
    async close() {
      await running.close()
      server.close()
    },
  }
}

async function keystrokes() {
  const { appFolder, keystrokeWords, measureKeystrokes } = await import('./keystrokes.mjs')
  const { manyResources } = await built('bench/engine.ts')
  const { running, url, close } = await launch(appFolder)
  const figures = []
  for (const count of [200, 1000]) figures.push(await measureKeystrokes(running, url, manyResources(count)))
  await close()
  const [few = [], many = []] = figures
  table(
    'keystroke, with traffic on the canvas',
    ['200 resources', '1,000 resources'],
    few.map(([view, it], i) => [`drawer: ${view}`, keystrokeWords(it), keystrokeWords(many[i][1])]),
  )
}

async function legibility(words) {
  const { chosen, columns, goals, legibilityCases, measureCase, missed, rowOf } = await import(
    './legibility.mjs'
  )
  const { appFolder } = await import('./keystrokes.mjs')
  const workspaces = await built('bench/workspaces.ts')
  const { cases, sizes, views, list } = chosen(legibilityCases(workspaces), words)
  const { running, url, close } = await launch(appFolder)
  const rows = []
  const misses = []
  let firsts = 0
  for (const it of cases)
    for (const size of sizes) {
      const figures = await measureCase(running, url, it, size, views, workspaces.measureLegibility)
      for (const view of views) {
        rows.push(rowOf(it, size, view, figures[view]))
        if (process.stderr.isTTY) process.stderr.write(`${rows.at(-1).join('  ')}\n`)
        if (view === 'first') firsts++
        misses.push(...missed(it, view, figures[view]))
        if (list) {
          const { cut, covered, overlapping, edgeOnBox } = figures[view]
          console.log(rows.at(-1)[0], view, { cut, covered, overlapping, edgeOnBox })
        }
      }
    }
  await close()
  table('legibility', columns, rows)
  if (firsts > 0)
    table(
      'goals at first view',
      ['met'],
      goals.map(([id, words]) => [words, `${firsts - misses.filter(it => it === id).length} of ${firsts}`]),
    )
}

async function browser() {
  const { running, url, close } = await launch(join(root, 'dist', 'app'))
  const rows = []
  for (const name of ['Bookinfo gateway', 'Canary release']) {
    const page = await running.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
    const start = performance.now()
    await page.goto(url)
    await page.getByRole('button', { name }).waitFor()
    const welcome = performance.now() - start
    const opened = performance.now()
    await page.getByRole('button', { name }).click()
    await page.getByRole('treeitem').first().waitFor()
    const drawn = performance.now() - opened
    await page.locator('.view-line').first().waitFor()
    rows.push([
      name,
      `${Math.round(welcome)} ms`,
      `${Math.round(drawn)} ms`,
      `${Math.round(performance.now() - opened)} ms`,
    ])
    await page.close()
  }
  await close()
  table('browser', ['page', 'to first drawing', 'to editor'], rows)
}

function table(title, columns, rows) {
  const all = [[title, ...columns], ...rows]
  const widths = all[0].map((_, i) => Math.max(...all.map(row => String(row[i] ?? '').length)))
  console.log()
  for (const row of all)
    console.log(
      row
        .map((it, i) => String(it ?? '').padEnd(widths[i] + 2))
        .join('')
        .trimEnd(),
    )
}

function kilobytes(count) {
  return `${(count / 1024).toFixed(1)} kB`
}
