// What an editor waits for the language service right after a keystroke, over many files and in one; without the way to the worker and back.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/setup.mjs'
import { rowOf } from './row.mjs'

const milliseconds = it => `${it < 10 ? it.toFixed(1) : Math.round(it)} ms`

export const languageGoals = {
  name: 'language',
  async measure({ built }) {
    await built('bench/language.ts')
    await built('bench/language-file.ts')
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
      [5000, 30, 250],
    ].flatMap(([count, typing, most]) => {
      const goals = { completion: typing, hover: typing, definition: typing, rename: 100, formatting: 500 }
      return Object.entries(waitsOf('language-file', 'oneFileWaits', count)).map(([ask, ms]) =>
        rowOf(
          `${ask}, p95, ${count.toLocaleString('en')} resources in one file`,
          ms,
          goals[ask] ?? most,
          milliseconds,
        ),
      )
    })
    return [...spread, ...inOneFile]
  },
}

function waitsOf(name, measure, count) {
  const entry = pathToFileURL(join(root, '.cache', 'bench', name, `${name}.js`))
  const script = `const it = await import(${JSON.stringify(entry)}); console.log(JSON.stringify(it.${measure}(${count})))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}
