// The cases that kustomize is asked about: those written by hand, and overlays put together at random.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'

export const caseFolder = join(root, 'src/core/kustomize/cases')

/** A case file: a sentence, then files behind `@@ path`, last `@@ build folder`. */
export function readCase(id, text) {
  const files = {}
  let folder = ''
  for (const part of text.split(/^@@ /m).slice(1)) {
    const end = part.indexOf('\n')
    const name = part.slice(0, end).trim()
    if (name.startsWith('build ')) folder = name.slice(6) === '.' ? '' : name.slice(6)
    else files[name] = part.slice(end + 1)
  }
  return { id, files, root: folder }
}

export function handWritten() {
  return readdirSync(caseFolder)
    .filter(it => it.endsWith('.txt'))
    .sort()
    .map(it => readCase(it.slice(0, -4), readFileSync(join(caseFolder, it), 'utf8')))
}
