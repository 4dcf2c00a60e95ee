import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'
import { codeFolder } from './code-folder.ts'
import { readKept, writeKept } from './kept-file.ts'

/** Below that, compiling takes less than looking for what is kept. */
const leastLength = 100_000
const head = '(function (exports, require, module, __filename, __dirname) {'
const tail = '\n})'

/**
 * From here on the larger files of the tool are loaded with what V8 compiled of them in an earlier run of the same command, and what this run
 * compiles is kept when it ends. V8 takes it only under the flags it was made with: `setFlags` sets them again. Node 22 can do
 * something of the kind, but not with the functions that were compiled while the program ran, which are most of it.
 */
export function keepCode(setFlags: () => void): void {
  const folder = codeFolder()
  if (folder === undefined) return
  const command = /^[a-z]+$/.exec(process.argv[2] ?? '')?.[0] ?? 'other'
  const suffix = `${command}-${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`
  const load = require.extensions['.js']
  require.extensions['.js'] = (module, file) => {
    if (dirname(file) !== import.meta.dirname || statSync(file).size < leastLength)
      return load?.(module, file)
    const source = readFileSync(file)
    const path = join(folder, `${basename(file)}-${hashOf(file)}-${suffix}`)
    const cachedData = readKept(path, source)
    const script = new Script(head + source.toString() + tail, {
      filename: file,
      columnOffset: -head.length,
      ...(cachedData && { cachedData }),
    })
    if (!cachedData || script.cachedDataRejected) keepAtEnd(script, path, source, setFlags)
    const run = script.runInThisContext() as (...given: unknown[]) => void
    run.call(
      module.exports,
      module.exports,
      (id: string) => module.require(id),
      module,
      file,
      import.meta.dirname,
    )
  }
}

/** Each place in which the tool is installed has files of its own: two would take turns to write one. */
function hashOf(text: string): string {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return (hash >>> 0).toString(16)
}

/** When all is said: nobody waits for it. */
function keepAtEnd(script: Script, path: string, source: Buffer, setFlags: () => void): void {
  process.once('exit', () => {
    setFlags()
    writeKept(path, source, script.createCachedData())
  })
}
