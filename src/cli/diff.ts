import { diffRouting } from '../core/change/diff-routing.ts'
import { limitWords } from '../core/change/limit-words.ts'
import type { RoutingDiff } from '../core/change/routing-diff.ts'
import { refusalWords } from '../core/explain/refused-objects.ts'
import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import { formatRequest } from '../core/request/parse-request.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { CommonOptions } from './common-options.ts'
import { diffAsMarkdown, diffAsPatch } from './diff-forms.ts'
import { diffAsOverlay } from './diff-overlay.ts'
import { diffAsSteps } from './diff-steps.ts'
import { configuredFor } from './own-configuration.ts'
import { readFiles, readWrittenFiles } from './read-files.ts'

export interface DiffOptions extends CommonOptions {
  readonly before: string
  readonly after: string
  readonly format: 'text' | 'json' | 'markdown' | 'patch' | 'steps' | 'kustomize'
  /** The folder to write steps or an overlay to; standard output where there is none. */
  readonly output?: string | undefined
}

export interface DiffOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 1 where requests go elsewhere or are handled differently (of a patch, steps and an overlay, where there is something in it), 2 where something cannot be read. */
  readonly exitCode: 0 | 1 | 2
}

/** Which requests go elsewhere with the files of one place than with those of another. */
export function diff(options: DiffOptions): DiffOutcome {
  const complaints: string[] = []
  if (options.format === 'steps' || options.format === 'kustomize') {
    const { output, isChanged } =
      options.format === 'steps'
        ? diffAsSteps(options, settingsFor(options), complaints)
        : diffAsOverlay(options, complaints)
    return { output, complaints, exitCode: complaints.length > 0 ? 2 : isChanged ? 1 : 0 }
  }
  if (options.format === 'markdown' || options.format === 'patch') {
    const { output, isChanged } =
      options.format === 'patch'
        ? diffAsPatch(options, complaints)
        : diffAsMarkdown(options, settingsFor(options), complaints)
    return { output, complaints, exitCode: complaints.length > 0 ? 2 : isChanged ? 1 : 0 }
  }
  const before = modelOf(options.before, options, complaints)
  const after = modelOf(options.after, options, complaints)
  if (complaints.length > 0) return { output: '', complaints, exitCode: 2 }
  const found = diffRouting(before, after)
  return {
    output:
      options.format === 'json'
        ? asJson(found, refusedOf(before, after))
        : asText(found) + refusedText(before, after),
    complaints,
    exitCode: found.changes.length > 0 ? 1 : 0,
  }
}

function modelOf(path: string, options: DiffOptions, complaints: string[]): Model {
  const { files, settings } = configuredFor([path], readFiles([path], complaints), options, false)
  return appliedModel(readModel(files, settings), files)
}

interface RefusedObject {
  readonly side: 'before' | 'after'
  readonly resource: string
  readonly file: string
  readonly line: number | undefined
  readonly message: string
}

/** What takes no part on either side, since Istio refuses it. */
function refusedOf(before: Model, after: Model): RefusedObject[] {
  const sides = [
    ['before', before],
    ['after', after],
  ] as const
  return sides.flatMap(([side, { refused }]) =>
    (refused?.all ?? []).map(({ resource, line, message }) => {
      return { side, resource: resource.id, file: resource.file, line, message }
    }),
  )
}

/** The same, a sentence for each. */
function refusedText(before: Model, after: Model): string {
  const sides = [
    ['before', before],
    ['now', after],
  ] as const
  return sides
    .flatMap(([side, { refused }]) => refused?.all.map(it => `${side}: ${refusalWords(it)}\n`) ?? [])
    .join('')
}

function asText(diff: RoutingDiff): string {
  const { changes, meshChanged } = diff
  const limits = limitWords(diff)
  const lines = changes.flatMap(it => [
    `${it.sentence}${it.ports.length > 0 ? ` [${it.ports.map(port => `:${port}`).join(' ')}]` : ''}`,
    `    ${formatRequest(it.request)}`,
    ...(it.from === undefined ? [] : [`    from:   ${it.from}`]),
    `    before: ${it.before.end}`,
    `    now:    ${it.after.end}`,
  ])
  const notes = [
    ...(changes.length === 0
      ? [
          `No routing changes: every ${limits.length > 0 ? 'compared request' : 'request'} ends where it did and is handled as before, through gateways and within the mesh.`,
        ]
      : []),
    ...limits,
    ...(meshChanged.length > 0
      ? [`TLS and TCP within the mesh are not compared; changed for them: ${meshChanged.join(', ')}`]
      : []),
  ]
  return [...lines, ...notes].map(it => `${it}\n`).join('')
}

function asJson(diff: RoutingDiff, refused: readonly RefusedObject[]): string {
  const { changes, callers, meshChanged } = diff
  const entries = changes.map(({ request, ...it }) => ({ ...it, request, curl: formatRequest(request) }))
  return `${JSON.stringify({ changes: entries, complete: limitWords(diff).length === 0, callers, meshChanged, refused }, undefined, 2)}\n`
}

/** The cluster is that of the files as they are to be. */
function settingsFor(options: DiffOptions): AnalysisSettings {
  return configuredFor([options.after], readWrittenFiles(options.after, []), options, false).settings
}
