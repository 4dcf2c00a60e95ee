// Lists the packages that a build of the page holds, with their licences, for the page to show.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import type { Licence } from '../src/view/about/licence.ts'

const wanted = 'virtual:licences'
/** What the list takes the place of once all of the build is known. */
const placeholder = '__LICENCES_OF_THE_BUILD__'

/** The plugins for the page and for its workers, which are builds of their own; the page's list holds both. */
export function licences(): { page: Plugin; worker: Plugin } {
  const modules = new Set<string>()
  const note = (bundle: object) => {
    for (const it of Object.values(bundle))
      if (it.type === 'chunk') for (const id of Object.keys(it.modules)) modules.add(id)
  }
  return {
    worker: { name: 'licences-of-a-worker', generateBundle: (_, bundle) => note(bundle) },
    page: {
      name: 'licences',
      resolveId: id => (id === wanted ? `\0${wanted}` : null),
      load(id) {
        if (id !== `\0${wanted}`) return null
        return `export const licences = ${this.environment.mode === 'build' ? `globalThis.${placeholder}` : '[]'}`
      },
      generateBundle(_, bundle) {
        note(bundle)
        const list = JSON.stringify(licencesOf(modules))
        for (const it of Object.values(bundle))
          if (it.type === 'chunk' && it.code.includes(`globalThis.${placeholder}`))
            it.code = it.code.replace(`globalThis.${placeholder}`, () => list)
      },
    },
  }
}

/** The packages that these modules are of, each once, by name. */
export function licencesOf(modules: Iterable<string>): Licence[] {
  const folders = new Set<string>()
  for (const id of modules) {
    const folder = packageFolder(id)
    if (folder) folders.add(folder)
  }
  return [...folders].map(readLicence).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The folder of the package that a module is of; undefined for the sources of Drawbridge and what a bundler adds. */
function packageFolder(id: string): string | undefined {
  const [file = ''] = id.replace(/^\0+/, '').split('?')
  if (!file.includes('/node_modules/')) return undefined
  for (let folder = dirname(file); !folder.endsWith('/node_modules'); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return folder
    if (folder === dirname(folder)) return undefined
  }
  return undefined
}

function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter(it => /^(licen[cs]e|notice|copying|thirdpartynotices)/i.test(it))
    .sort()
    .map(it => readFileSync(join(folder, it), 'utf8').trim())
  return { name, version, licence: String(license ?? ''), text: texts.join('\n\n') }
}
