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
 * Parts the modules below some paths from all that needs no more of them than functions, and loads them by a file of that name. `roots`
 * are the modules that the build begins with; a path is relative to the folder of the project, as `src/core/yaml/edit/`, and behind a
 * `!` what is left where it is. `entry` is the module of the build that stands for them.
 */
export function seldomCalled(
  name: string,
  roots: readonly string[],
  paths: readonly string[],
): { plugin: Plugin; entry: string } {
  const entry = `\0${name}`
  const stub = `${entry}:`
  const fileName = `${name}.js`
  const root = process.cwd()
  const isIn = (file: string, list: readonly string[]) => list.some(it => file.startsWith(join(root, it)))
  const wanted = paths.filter(it => !it.startsWith('!'))
  const left = paths.filter(it => it.startsWith('!')).map(it => it.slice(1))
  const found = partsOf(
    roots.map(it => join(root, it)),
    it => isIn(it, wanted) && !isIn(it, left),
    it => readFileSync(it, 'utf8'),
  )
  const files = [...found.keys()]
  const calledAs = (file: string, name: string) => `${name}_${files.indexOf(file)}`
  const plugin: Plugin = {
    name: `called-seldom-${name}`,
    enforce: 'pre',
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName })
    },
    resolveId(source, importer) {
      if (source === entry) return entry
      if (source === `./${fileName}`) return { id: source, external: true }
      if (!importer || importer === entry || !source.startsWith('.')) return undefined
      const file = join(dirname(importer), source)
      return found.has(file) && !found.within.has(importer) ? `${stub}${file}` : undefined
    },
    load(id) {
      if (id === entry)
        return [...found]
          .flatMap(([file, names]) =>
            names.map(it => `export { ${it} as ${calledAs(file, it)} } from ${JSON.stringify(file)}`),
          )
          .join('\n')
      if (!id.startsWith(stub)) return undefined
      const file = id.slice(stub.length)
      const calls = (found.get(file) ?? []).map(
        name => `export function ${name}(...given) { return load().${calledAs(file, name)}(...given) }`,
      )
      return `let loaded\nfunction load() { return (loaded ??= require('./${fileName}')) }\n${calls.join('\n')}`
    },
  }
  return { plugin, entry }
}

/** By module the functions that are called from elsewhere, with the modules that are parted from the rest. */
export class Parts extends Map<string, readonly string[]> {
  within: ReadonlySet<string> = new Set()
}

/** What of the wanted modules can be parted: nothing else than functions of them is imported from elsewhere. */
export function partsOf(
  roots: readonly string[],
  isWanted: (file: string) => boolean,
  read: (file: string) => string,
): Parts {
  const texts = new Map<string, string>()
  const imports = new Map<string, readonly Import[]>()
  const open = [...roots]
  for (const file of open) {
    if (imports.has(file)) continue
    const text = read(file)
    texts.set(file, text)
    const found = importsOf(file, text)
    imports.set(file, found)
    open.push(...found.map(it => it.from), ...dynamicImportsOf(file, text))
  }
  const within = new Set([...imports.keys()].filter(isWanted))
  const isFunction = ({ from, names }: Import) =>
    names.every(name =>
      new RegExp(`^export (async )?function\\*? ${name}\\b`, 'm').test(texts.get(from) ?? ''),
    )
  for (let size = -1; size !== within.size; ) {
    size = within.size
    for (const [file, found] of imports)
      if (!within.has(file)) for (const it of found) if (!isFunction(it)) within.delete(it.from)
  }
  const parts = new Parts()
  parts.within = within
  for (const [file, found] of imports)
    if (!within.has(file))
      for (const { from, names } of found)
        if (within.has(from)) parts.set(from, [...new Set([...(parts.get(from) ?? []), ...names])])
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

function dynamicImportsOf(file: string, text: string): string[] {
  return [...text.matchAll(/\bimport\('(\.[^']+\.ts)'\)/g)].map(it => join(dirname(file), it[1]!))
}
