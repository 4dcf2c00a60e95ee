// Leaves out of a build the questions that nobody in it asks: most are asked by the page alone, and are half of what answers them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Keeps those questions of `src/core/questions/index.ts` whose names stand as a `type: '…'` in the files below some paths. */
export function onlyAskedQuestions(paths: readonly string[]): Plugin {
  return {
    name: 'only-asked-questions',
    transform: {
      filter: { id: /\/src\/core\/questions\/index\.ts$/ },
      handler: code => ({ code: keeping(code, typesIn(paths)), map: null }),
    },
  }
}

/** The module with a list of no other questions than those. */
export function keeping(code: string, asked: ReadonlySet<string>): string {
  const [list, names] = /export const questions = \{([^}]*)\}/.exec(code) ?? []
  if (list === undefined || names === undefined) throw new Error('The list of questions is not found.')
  const kept = names
    .split(',')
    .map(it => it.trim())
    .filter(it => asked.has(it))
  return code.replace(list, `export const questions = { ${kept.join(', ')} }`)
}

/** What is written as a `type` in files and in those below folders; tests do not count. */
export function typesIn(paths: readonly string[]): Set<string> {
  const files = paths.flatMap(path =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(path, { recursive: true, encoding: 'utf8' }).map(it => join(path, it)),
  )
  const texts = files.filter(it => /(?<!\.test)\.ts$/.test(it)).map(it => readFileSync(it, 'utf8'))
  return new Set(texts.flatMap(text => [...text.matchAll(/\btype: '(\w+)'/g)].map(it => it[1]!)))
}
