import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

/** The unit tests that try generated cases, by path from the root. */
export function propertyTests() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map(it => join('src', it))
    .filter(it => /\.test\.tsx?$/.test(it))
    .filter(it => readFileSync(join(root, it), 'utf8').match(/^import .*\/property\.ts'/m))
}
