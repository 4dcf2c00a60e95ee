// What a browser fetches before the first drawing, and how soon it is there: Bookinfo opened by a link, then from what was kept.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { root } from '../../scripts/setup.mjs'
import { median, rowOf, unmeasured } from './row.mjs'

const mostBytes = 180 * 1024
const mostMilliseconds = 300
const starts = 7
const appFolder = process.env.BENCH_APP ?? join(root, 'dist', 'app')

export const loadGoals = {
  name: 'load',
  async measure({ built, launch }) {
    const { page, url, close } = await openBookinfo({ built, launch }, appFolder)
    const files = filesBefore(await firstDrawing(page), url)
    await page
      .getByText('Saved')
      .first()
      .waitFor({ state: 'attached', timeout: 5000 })
      .catch(() => undefined)
    const drawn = []
    const usable = []
    for (let start = 0; start < starts; start++) {
      await page.waitForLoadState('networkidle')
      await page.goto('about:blank')
      const there = page.waitForEvent('console', it => it.text() === said)
      await page.goto(url, { waitUntil: 'commit' })
      await there
      drawn.push((await firstDrawing(page)).at)
      usable.push(await page.evaluate(() => globalThis.canvasThere.at))
    }
    await close()
    for (const it of files) console.log(`${kilobytes(it.bytes).padStart(9)}  ${it.path}`)
    const [workers, page_] = partition(files, it => /\bworker\b/.test(it.path))
    return [
      rowOf('page and styles fetched before the first drawing, brotli', sum(page_), mostBytes, kilobytes),
      rowOf('the same with the worker that analyses', sum([...workers, ...page_]), mostBytes, kilobytes),
      rowOf('Bookinfo drawn after a warm start', median(drawn), mostMilliseconds, milliseconds),
      unmeasured('its canvas can be used after a warm start', 'none', milliseconds(median(usable))),
    ]
  },
}

/** Bookinfo opened by a link in a browser of its own, whose `close` closes both; `firstDrawing` tells when it is drawn. */
export async function openBookinfo({ built, launch }, app) {
  const { bookinfoLink } = await built('bench/bookinfo-link.ts')
  const { running, url, close } = await launch(app)
  const context = await running.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  await context.addInitScript(watchForDrawing, said)
  const page = await context.newPage()
  await page.goto(`${url}#${bookinfoLink()}`)
  return {
    page,
    url,
    async close() {
      await context.close()
      await close()
    },
  }
}

/** What the page says once its canvas is there: asking it before would take a tenth of the time that is measured. */
const said = 'The canvas is there'

/** In the page: notes when the drawing is on screen, as a picture or as the canvas, and when the canvas is there, which can be used. */
function watchForDrawing(said) {
  let isDrawn = false
  const watch = new MutationObserver(() => {
    const canvas = document.querySelector('[role="treeitem"]')
    if (!isDrawn && (canvas || document.querySelector('[data-first-drawing] img'))) {
      isDrawn = true
      requestAnimationFrame(() => {
        globalThis.firstDrawing = {
          at: performance.now(),
          fetched: performance.getEntriesByType('resource').map(it => ({ name: it.name, at: it.startTime })),
        }
      })
    }
    if (!canvas) return
    watch.disconnect()
    requestAnimationFrame(() => {
      globalThis.canvasThere = { at: performance.now() }
      console.info(said)
    })
  })
  watch.observe(document, { childList: true, subtree: true })
}

export async function firstDrawing(page) {
  const found = await page.waitForFunction(() => globalThis.canvasThere && globalThis.firstDrawing)
  return found.jsonValue()
}

/** The files that were asked for before the drawing, as brotli of quality 9 makes them; images and fonts are left out. */
function filesBefore({ fetched }, url) {
  const paths = ['index.html', ...fetched.map(it => it.name.slice(url.length).replace(/[?#].*/, ''))]
  return [...new Set(paths)]
    .filter(it => /\.(html|js|css)$/.test(it))
    .map(path => ({ path, bytes: brotli(readFileSync(join(appFolder, path))) }))
    .sort((a, b) => b.bytes - a.bytes)
}

function brotli(data) {
  return brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
}

function sum(files) {
  return files.reduce((total, it) => total + it.bytes, 0)
}

function partition(all, fits) {
  return [all.filter(fits), all.filter(it => !fits(it))]
}

function milliseconds(it) {
  return `${Math.round(it)} ms`
}

function kilobytes(count) {
  return `${(count / 1024).toFixed(1)} kB`
}
