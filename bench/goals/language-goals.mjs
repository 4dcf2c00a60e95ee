// What an editor waits for completion, hover, definition and rename, right after a keystroke; without the way to the worker and back.
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
    return [
      [1000, 10],
      [5000, 30],
    ].flatMap(([count, most]) => {
      const waits = waitsAt(count)
      const of = `p95, ${count.toLocaleString('en')} resources`
      return [
        rowOf(`completion, ${of}`, waits.completion, most, milliseconds),
        rowOf(`hover, ${of}`, waits.hover, most, milliseconds),
        rowOf(`definition, ${of}`, waits.definition, most, milliseconds),
        rowOf(`rename, ${of}`, waits.rename, 100, milliseconds),
      ]
    })
  },
}

function waitsAt(count) {
  const entry = pathToFileURL(join(root, '.cache', 'bench', 'language', 'language.js'))
  const script = `const it = await import(${JSON.stringify(entry)}); console.log(JSON.stringify(it.languageWaits(${count})))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}
