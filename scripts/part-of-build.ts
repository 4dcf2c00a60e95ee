// Which modules one of them needs, all levels down, for what cuts a build into files.
import type { Plugin } from 'vite'

/** The modules that an entry needs before it can run, known once the plugin has seen the build; with the entry itself if asked for. */
export function partOfBuild(
  entry: string,
  withEntry: boolean,
): { plugin: Plugin; has: (id: string) => boolean } {
  const found = new Set<string>()
  const plugin: Plugin = {
    name: `part-of-${entry}`,
    apply: 'build',
    buildEnd() {
      const importsOf = (id: string) => this.getModuleInfo(id)?.importedIds ?? []
      const entries = [...this.getModuleIds()].filter(it => it.endsWith(entry))
      const open = withEntry ? entries : entries.flatMap(importsOf)
      for (const id of open) {
        if (found.has(id)) continue
        found.add(id)
        open.push(...importsOf(id))
      }
    },
  }
  return { plugin, has: id => found.has(id) }
}
