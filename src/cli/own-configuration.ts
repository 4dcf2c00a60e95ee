import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { type Configured, configured } from '../core/muting/configured.ts'
import type { MutePlace } from '../core/muting/mute.ts'
import { defaultSettings } from '../core/settings.ts'
import { ownConfiguration } from '../core/text/configuration-name.ts'
import type { Files, SourceFile } from '../core/text/file-change.ts'
import { type CommonOptions, flagsOf } from './common-options.ts'

/**
 * The files as they are judged: as a `.drawbridge.yaml` among them, beside them or in a folder above says, up to the folder of the repository.
 * What the command line says goes before that.
 */
export function configuredFor(
  paths: readonly string[],
  files: Files,
  options: CommonOptions,
  complete: boolean,
): Configured & { readonly all: Files } {
  const names = new Set(files.map(it => resolve(it.name)))
  const beside = configurationsFor(paths).filter(it => !names.has(resolve(it.name)))
  const all = [...files, ...beside]
  const judged = configured(all, defaultSettings, pathIn)
  const isWhole = ({ at }: { readonly at?: MutePlace | undefined }) => !at || isInside(at.file, paths)
  return {
    ...judged,
    all,
    settings: { ...judged.settings, ...flagsOf(options, complete) },
    mutes: judged.mutes.map(it => (isWhole(it) ? it : { ...it, isUnsure: true })),
    idle: judged.idle.filter(it => isWhole({ at: it })),
  }
}

/** Whether all that a file which configures is about is read: what is said there may be for files that are not. */
function isInside(file: string, paths: readonly string[]): boolean {
  return paths.some(it => pathIn(dirname(file), it) !== undefined)
}

/** The `.drawbridge.yaml` of the folder that a path is in, or is, and of the nearest folder above that has one. */
function configurationsFor(paths: readonly string[]): SourceFile[] {
  const found = new Map<string, SourceFile>()
  for (const path of paths) {
    if (path === '-' || !existsSync(path)) continue
    const start = statSync(path).isDirectory() ? path : dirname(path)
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      const file = join(folder, ownConfiguration)
      if (existsSync(file)) found.set(file, { name: nameOf(file, path), text: readFileSync(file, 'utf8') })
      if (existsSync(join(folder, '.git')) || folder === dirname(folder)) break
    }
  }
  return [...found.values()]
}

/** As the user would write it: from here, or from the root where the path is written so. */
function nameOf(file: string, path: string): string {
  const name = resolve(path) === path ? file : relative('.', file)
  return name.split(sep).join('/')
}

function pathIn(file: string, folder: string): string | undefined {
  const path = relative(resolve(folder), resolve(file)).split(sep).join('/')
  return path === '..' || path.startsWith('../') ? undefined : path
}
