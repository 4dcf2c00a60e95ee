import { placesWhere } from '../data/places-where.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { matchesGlob } from '../filter/glob.ts'
import { folderOf } from '../kustomize/files/folder-path.ts'
import type { AnalysisSettings } from '../settings.ts'
import { isOwnConfiguration } from '../text/configuration-name.ts'
import type { Files, SourceFile } from '../text/file-change.ts'
import type { Range } from '../text/text-edit.ts'
import type { Mute, MutePlace } from './mute.ts'
import { fitsPath } from './path-pattern.ts'
import { type Configuration, readConfiguration } from './read-configuration.ts'

/** Files as they are judged, with what their `.drawbridge.yaml` say. */
export interface Configured {
  /** Without those files, and without what they say is to be left alone. */
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly mutes: readonly Mute[]
  /** What is wrong with those files. */
  readonly problems: readonly PlacedProblem[]
  /** What they leave alone though no file of that name is there. */
  readonly idle: readonly PlacedProblem[]
  /** The rules whose severity they say, where each is named. */
  readonly graded: readonly (MutePlace & { readonly rule: string })[]
}

export interface PlacedProblem extends MutePlace {
  readonly message: string
}

/** The path of a file from a folder; undefined for one that is not in it. */
export type PathIn = (file: string, folder: string) => string | undefined

/**
 * What the files say of how they are to be judged. Each `.drawbridge.yaml` is about its folder: what it mutes and leaves alone. Of the cluster
 * only the outermost one speaks; what it says there goes before the settings.
 */
export function configured(
  files: Files,
  settings: AnalysisSettings,
  pathIn: PathIn = pathInFolder,
): Configured {
  const own = ownConfigurations(files)
  if (own.length === 0)
    return { files, settings, mutes: noMutes, problems: noProblems, idle: noProblems, graded: noRules }
  const read = own
    .map(file => ({ file, folder: folderOf(file.name), configuration: readConfiguration(file) }))
    .toSorted((a, b) => depthOf(a.folder) - depthOf(b.folder))
  const [outermost, ...inner] = read
  const { severities: said, settings: cluster } = outermost!.configuration
  const severities = said.flatMap(({ rule, severity }) =>
    severity === 'off' ? [] : [[rule, severity] as const],
  )
  const isIgnored = ({ name }: SourceFile) =>
    read.some(({ folder, configuration }) => {
      const path = configuration.ignore.length > 0 ? pathIn(name, folder) : undefined
      return path !== undefined && configuration.ignore.some(it => fitsPath(path, it.pattern))
    })
  return {
    files: files.filter(it => !isOwnConfiguration(it.name) && !isIgnored(it)),
    settings: {
      ...settings,
      ...cluster,
      ...(cluster.declared && { declared: [...new Set([...settings.declared, ...cluster.declared])] }),
      ...(severities.length > 0 && {
        severities: { ...settings.severities, ...Object.fromEntries(severities) },
      }),
    },
    mutes: [...switchedOff(outermost!), ...read.flatMap(it => mutesOf(it, pathIn))],
    problems: read
      .flatMap(({ file, configuration }) => configuration.problems.map(it => placed(file, it, it.message)))
      .concat(inner.flatMap(it => unreadHere(it, outermost!))),
    graded: said.flatMap(it =>
      it.severity === 'off' ? [] : [{ rule: it.rule, file: outermost!.file.name, from: it.from, to: it.to }],
    ),
    idle: read.flatMap(it => idleIn(it, files, pathIn)),
  }
}

/** The files among them that say how to judge. */
export function ownConfigurations(files: Files): Files {
  const places = ownPlaces(files)
  return places.length === 0 ? noFiles : places.map(it => files[it]!)
}

// Files come again with every analysis: only the names of those that came otherwise are read.
const ownPlaces = placesWhere<SourceFile>(it => isOwnConfiguration(it.name))
const noFiles: Files = []
const noMutes: readonly Mute[] = []
const noRules: Configured['graded'] = []
const noProblems: readonly PlacedProblem[] = []

interface Read {
  readonly file: SourceFile
  readonly folder: string
  readonly configuration: Configuration
}

function switchedOff({ file, configuration }: Read): Mute[] {
  return configuration.severities
    .filter(it => it.severity === 'off')
    .map(it => ({
      rule: it.rule,
      muted: { by: 'configuration', reason: '' },
      covers: () => true,
      at: { file: file.name, from: it.from, to: it.to },
      isStanding: true,
    }))
}

function mutesOf({ file, folder, configuration }: Read, pathIn: PathIn): Mute[] {
  return configuration.mutes.map(it => ({
    rule: it.rule,
    muted: { by: 'configuration', reason: it.reason },
    covers(diagnostic: Diagnostic) {
      const path = pathIn(diagnostic.file, folder)
      if (path === undefined || (it.file !== undefined && !fitsPath(path, it.file))) return false
      return it.resource === undefined || isNamed(diagnostic, it.resource)
    },
    at: { file: file.name, from: it.from, to: it.to },
  }))
}

/** The patterns of files that fit none. */
function idleIn({ file, folder, configuration }: Read, files: Files, pathIn: PathIn): PlacedProblem[] {
  return configuration.ignore
    .filter(({ pattern }) => {
      const fits = ({ name }: SourceFile) => {
        const path = pathIn(name, folder)
        return path !== undefined && fitsPath(path, pattern)
      }
      return !files.some(fits)
    })
    .map(it => placed(file, it, `No file is left alone by \`${it.pattern}\`.`))
}

/** Whether a problem is of a resource that a pattern names. */
export function isNamed({ resource }: Diagnostic, pattern: string): boolean {
  return resource !== undefined && matchesGlob(resource, pattern)
}

/** What a file in an inner folder says of the cluster, which the outermost one has to say. */
function unreadHere({ file, configuration }: Read, outermost: Read): PlacedProblem[] {
  const { settings, severities } = configuration
  const first = severities[0]
  const says = Object.keys(settings).length > 0 || first !== undefined
  return says
    ? [
        placed(
          file,
          first ?? { from: 0, to: 0 },
          `Only ${outermost.file.name} is read for the cluster and for \`severity\`: it is the outermost one. Of this file \`mute\` and \`ignore\` are read.`,
        ),
      ]
    : []
}

function placed(file: SourceFile, { from, to }: Range, message: string): PlacedProblem {
  return { file: file.name, from, to, message }
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length
}

function pathInFolder(file: string, folder: string): string | undefined {
  if (folder === '') return file
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined
}
