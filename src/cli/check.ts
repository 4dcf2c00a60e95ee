import type { Judgement } from '../core/analysis.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { judgeConfigured } from '../core/judge.ts'
import { kindOf } from '../core/kinds/index.ts'
import { kubernetesKindOf } from '../core/kinds/kubernetes.ts'
import { applyMutes } from '../core/muting/apply-mutes.ts'
import { rulePage } from '../core/rules/rule-page.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import type { SourceFile } from '../core/text/file-change.ts'
import { importFile } from '../core/text/import-file.ts'
import type { FormatName } from './arguments.ts'
import { checkKustomizations } from './check-kustomizations.ts'
import type { CommonOptions } from './common-options.ts'
import { jsonFormat } from './formats/json.ts'
import { junitFormat } from './formats/junit.ts'
import type { Format, Report } from './formats/report.ts'
import { sarifFormat } from './formats/sarif.ts'
import { textFormat } from './formats/text.ts'
import { configuredFor } from './own-configuration.ts'
import { prepareForText } from './prepare-engine.ts'
import { withoutRequests } from './read-files.ts'
import { readInputs } from './read-inputs.ts'
import { type KustomizationsRead, readKustomizations } from './read-kustomizations.ts'

const formats: Record<FormatName, Format> = {
  text: textFormat,
  json: jsonFormat,
  sarif: sarifFormat,
  junit: junitFormat,
}

export interface CheckOptions extends CommonOptions {
  readonly paths: readonly string[]
  readonly format: FormatName
  readonly strict: boolean
  readonly complete: boolean
  /** List what is muted too. */
  readonly showMuted?: boolean
}

export interface CheckOutcome {
  readonly output: string
  /** What could not be read, a line each. */
  readonly complaints: readonly string[]
  readonly exitCode: 0 | 1 | 2
}

/** Reads the paths, analyses all files as one workspace, and writes what was found. */
export function check(options: CheckOptions): CheckOutcome {
  const complaints: string[] = []
  const read = options.paths.map(path => ({ path, kustomizations: readKustomizations(path) }))
  const kustomizations = read.flatMap(it => it.kustomizations ?? [])
  const plain = read.filter(it => !it.kustomizations).map(it => it.path)
  const judged = configuredFor(
    options.paths,
    [...plainFiles(plain, complaints), ...kustomizations.flatMap(configurationsIn)],
    options,
    options.complete,
  )
  prepareForText(judged.all.reduce((sum, it) => sum + it.text.length, 0))
  complaints.push(...kustomizations.flatMap(it => it.complaints))
  const built = kustomizations
    .map(it => checkKustomizations(it, judged.settings))
    .map(it => ({ ...it, ...applyMutes([...it.diagnostics, ...(it.muted ?? [])], judged.mutes) }))
  const isUnsure = built.length > 0
  const mutes = judged.mutes.map(it => (isUnsure ? { ...it, isUnsure } : it))
  const idle = isUnsure ? [] : judged.idle
  const plainly = judgeConfigured({ ...judged, mutes, idle }, judged.all)
  const parts = [...built, { ...plainly, files: judged.files.map(it => it.name) }]
  const names = namesIn(parts)
  const order = new Map(names.map((it, i) => [it, i]))
  const inOrder = (a: Diagnostic, b: Diagnostic) =>
    (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.from - b.from || a.rule.localeCompare(b.rule)
  const diagnostics = once(parts.flatMap(it => it.diagnostics)).sort(inOrder)
  const muted = once(parts.flatMap(it => it.muted ?? [])).sort(inOrder)
  const resources = parts.flatMap(it => it.resources)
  const unchecked = resources.filter(it => !isChecked(it)).length
  const report: Report = {
    files: names,
    diagnostics,
    muted,
    showMuted: options.showMuted === true,
    complaints,
    unchecked,
    rule: rulePage,
  }
  const failing = diagnostics.some(
    it => it.severity === 'error' || (options.strict && it.severity === 'warning'),
  )
  return {
    output: formats[options.format](report),
    complaints,
    exitCode: complaints.length || (names.length === 0 && judged.all.length === 0) ? 2 : failing ? 1 : 0,
  }
}

interface Part extends Pick<Judgement, 'diagnostics' | 'muted'> {
  readonly files: readonly string[]
}

/** What was judged, and what says how, where there is something to say of it. */
function namesIn(parts: readonly Part[]): string[] {
  const said = parts.flatMap(it => it.diagnostics.map(found => found.file)).filter(isOwnConfiguration)
  return [...new Set([...parts.flatMap(it => it.files), ...said])]
}

/** The `.drawbridge.yaml` in a folder with kustomizations. */
function configurationsIn({ files, pathOf }: KustomizationsRead): SourceFile[] {
  return files.filter(it => isOwnConfiguration(it.name)).map(it => ({ name: pathOf(it.name), text: it.text }))
}

/** Two readings of one folder say the same of the files that configure. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(it => {
    if (!isOwnConfiguration(it.file)) return true
    const key = [it.file, it.from, it.rule, it.message].join('\n')
    return !seen.has(key) && seen.add(key)
  })
}

/** The files of the paths that hold no kustomization, analysed as one workspace. */
function plainFiles(paths: readonly string[], complaints: string[]): SourceFile[] {
  const files: SourceFile[] = []
  for (const input of readInputs(paths)) {
    const imported = input.ok ? importFile(input.name, input.bytes) : undefined
    if (imported?.ok) files.push(...namedAs(input.name, withoutRequests(imported.files, input.name, paths)))
    else complaints.push(input.ok ? (imported?.message ?? '') : `${input.name}: ${input.reason}`)
  }
  return files
}

/** Whether the fields of a resource are held against its kind. */
function isChecked({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  return (
    apiVersion === '' ||
    (kindOf(apiVersion, kind, 'experimental') ?? kubernetesKindOf(apiVersion, kind)) !== undefined
  )
}

/** A file keeps the path it was asked for by; what a zip holds is named below the zip. */
function namedAs(path: string, files: readonly SourceFile[]): SourceFile[] {
  const only = files.length === 1
  return files.map(it => ({ name: only ? path : `${path}/${it.name}`, text: it.text }))
}
