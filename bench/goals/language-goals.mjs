// What an editor waits for the language service right after a keystroke, over many files and in one; without the way to the worker and back.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/setup.mjs'
import { appFolder, keystrokeRatio, olderApp } from '../keystrokes.mjs'
import { monacoRows } from './monaco-rows.mjs'
import { milliseconds, rowOf, unmeasured } from './row.mjs'

export const languageGoals = {
  name: 'language',
  async measure({ built, launch }) {
    await built('bench/language.ts')
    await built('bench/language-file.ts')
    await built('bench/language-overlay.ts')
    const spread = [
      [1000, 10],
      [5000, 30],
    ].flatMap(([count, most]) => {
      const waits = waitsOf('language', 'languageWaits', count)
      const of = `p95, ${count.toLocaleString('en')} resources`
      return [
        rowOf(`completion, ${of}`, waits.completion, most, milliseconds),
        rowOf(`hover, ${of}`, waits.hover, most, milliseconds),
        rowOf(`definition, ${of}`, waits.definition, most, milliseconds),
        rowOf(`rename, ${of}`, waits.rename, 100, milliseconds),
      ]
    })
    const inOneFile = [
      [1000, 10, 100],
      [5000, 30, 100],
    ].flatMap(([count, typing, most]) => {
      const goals = { completion: typing, hover: typing, definition: typing, rename: 100, formatting: 100 }
      return Object.entries(waitsOf('language-file', 'oneFileWaits', count)).map(([ask, ms]) =>
        rowOf(
          `${ask}, p95, ${count.toLocaleString('en')} resources in one file`,
          ms,
          goals[ask] ?? most,
          milliseconds,
        ),
      )
    })
    const goals = { completion: 10, hover: 10, definition: 10, codeLens: 100, inlayHints: 100 }
    const inOverlay = Object.entries(waitsOf('language-overlay', 'overlayWaits', 1000)).map(([ask, ms]) =>
      rowOf(`${ask}, p95, 1,000 resources, overlay shown`, ms, goals[ask] ?? 100, milliseconds),
    )
    const { manyResources } = await built('bench/engine.ts')
    const inPage = [
      ...(await monacoRows({ built, launch }, { before: olderApp, now: appFolder })),
      ...(await keystrokeRows(launch, manyResources)),
    ]
    return [...spread, ...inOneFile, ...inOverlay, ...inPage]
  },
}

/** A keystroke in the page, of one in the build that BENCH_BEFORE names. */
async function keystrokeRows(launch, manyResources) {
  const rows = []
  for (const count of [200, 1000]) {
    const measure = `keystroke at ${count.toLocaleString('en')} resources, of one in an older build`
    if (olderApp === undefined) {
      rows.push(unmeasured(measure, '≤ 1.00', 'BENCH_BEFORE names no older build'))
      continue
    }
    const builds = { before: olderApp, now: appFolder }
    const { ratio, before, now } = await keystrokeRatio(launch, builds, manyResources(count))
    const row = rowOf(measure, ratio, 1, it => it.toFixed(2))
    rows.push({ ...row, figure: `${row.figure} (${Math.round(now)} of ${Math.round(before)} ms)` })
  }
  return rows
}

function waitsOf(name, measure, count) {
  const entry = pathToFileURL(join(root, '.cache', 'bench', name, `${name}.js`))
  const script = `const it = await import(${JSON.stringify(entry)}); console.log(JSON.stringify(it.${measure}(${count})))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}
