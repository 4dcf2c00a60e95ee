// For the command line: what a check of files without a fault hardly ever calls goes into a file of its own, which is loaded when one of its functions
// is called. Authors see nothing of it: they import the functions where they stand.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** What one module imports of another when it runs. */
interface Import {
  readonly from: string
  readonly names: readonly string[]
}

/**
 * Parts the modules below some paths from a module and all that it needs, where that needs no more of them than functions, and loads
 * them by a file of that name. Others import them as they are. A path is relative to the folder of the project, as `src/core/yaml/edit/`, and behind a
 * `!` what is left where it is. `entry` is the module of the build that stands for them.
 */
export function seldomCalled(
  name: string,
  caller: string,
  paths: readonly string[],
): { plugin: Plugin; entry: string } {
  const entry = `\0${name}`
  const stub = `${entry}:`
  const loader = `${entry} loader`
  const fileName = `${name}.js`
  const root = process.cwd()
  const isIn = (file: string, list: readonly string[]) => list.some(it => file.startsWith(join(root, it)))
  const wanted = paths.filter(it => !it.startsWith('!'))
  const left = paths.filter(it => it.startsWith('!')).map(it => it.slice(1))
  const found = partsOf(
    join(root, caller),
    it => isIn(it, wanted) && !isIn(it, left),
    it => readFileSync(it, 'utf8'),
  )
  const functions = [...found].flatMap(([file, names]) => names.map(it => `${it} ${file}`))
  const calledAs = (file: string, name: string) => `f${functions.indexOf(`${name} ${file}`)}`
  const plugin: Plugin = {
    name: `called-seldom-${name}`,
    enforce: 'pre',
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName })
    },
    resolveId(source, importer) {
      if (source === entry || source === loader) return source
      if (source === `./${fileName}`) return { id: source, external: true }
      if (!importer || importer === entry || !source.startsWith('.')) return undefined
      const file = join(dirname(importer), source)
      return found.has(file) && found.callers.has(importer) ? `${stub}${file}` : undefined
    },
    load(id) {
      if (id === entry)
        return [...found]
          .flatMap(([file, names]) =>
            names.map(it => `export { ${it} as ${calledAs(file, it)} } from ${JSON.stringify(file)}`),
          )
          .join('\n')
      if (id === loader)
        return `let loaded\nexport function load() { return (loaded ??= require('./${fileName}')) }`
      if (!id.startsWith(stub)) return undefined
      const file = id.slice(stub.length)
      const calls = (found.get(file) ?? []).map(
        name => `export function ${name}(...given) { return load().${calledAs(file, name)}(...given) }`,
      )
      return `import { load } from ${JSON.stringify(loader)}\n${calls.join('\n')}`
    },
  }
  return { plugin, entry }
}

/** By module the functions that are called from elsewhere, with the modules that call some and those that are parted. */
export class Parts extends Map<string, readonly string[]> {
  readonly callers = new Set<string>()
  readonly within = new Set<string>()
}

/** What of the wanted modules can be parted from a module and all that it needs. */
export function partsOf(
  caller: string,
  isWanted: (file: string) => boolean,
  read: (file: string) => string,
): Parts {
  const texts = new Map<string, string>()
  const imports = new Map<string, readonly Import[]>()
  const open = [caller]
  for (const file of open) {
    if (imports.has(file)) continue
    const text = read(file)
    texts.set(file, text)
    const found = importsOf(file, text)
    imports.set(file, found)
    open.push(...found.map(it => it.from))
  }
  const isFunction = ({ from, names }: Import) =>
    names.every(name =>
      new RegExp(`^export (async )?function\\*? ${name}\\b`, 'm').test(texts.get(from) ?? ''),
    )
  const within = new Set([...imports.keys()].filter(isWanted))
  for (let size = -1; size !== within.size; ) {
    size = within.size
    for (const [file, found] of imports)
      if (!within.has(file)) for (const it of found) if (!isFunction(it)) within.delete(it.from)
  }
  const parts = new Parts()
  const callers = [caller]
  for (const file of callers) {
    if (parts.callers.has(file)) continue
    parts.callers.add(file)
    for (const { from, names } of imports.get(file) ?? []) {
      if (within.has(from)) parts.set(from, [...new Set([...(parts.get(from) ?? []), ...names])])
      else callers.push(from)
    }
  }
  for (const it of within) parts.within.add(it)
  return parts
}

function importsOf(file: string, text: string): Import[] {
  const found = text.matchAll(/^(?:import|export)\s+(?!type\b)([^'"]*?)\s*from '(\.[^']+\.ts)'/gm)
  return [...found].map(([, what = '', from = '']) => ({
    from: join(dirname(file), from),
    names: /^\{[^}]*\}$/.test(what) ? namesIn(what) : ['*'],
  }))
}

function namesIn(list: string): string[] {
  return list
    .slice(1, -1)
    .split(',')
    .map(it => it.trim())
    .filter(it => it !== '' && !it.startsWith('type '))
    .map(it => it.split(' as ')[0]!)
}
