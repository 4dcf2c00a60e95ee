import { judge } from '../core/analyze.ts'
import { kindOf } from '../core/kinds/index.ts'
import { kubernetesKindOf } from '../core/kinds/kubernetes.ts'
import { ruleById } from '../core/rules/index.ts'
import type { SourceFile } from '../core/text/file-change.ts'
import { importFile } from '../core/text/import-file.ts'
import type { FormatName } from './arguments.ts'
import { checkKustomizations } from './check-kustomizations.ts'
import { type CommonOptions, settingsOf } from './common-options.ts'
import { jsonFormat } from './formats/json.ts'
import { junitFormat } from './formats/junit.ts'
import type { Format, Report } from './formats/report.ts'
import { sarifFormat } from './formats/sarif.ts'
import { textFormat } from './formats/text.ts'
import { withoutRequests } from './read-files.ts'
import { readInputs } from './read-inputs.ts'
import { readKustomizations } from './read-kustomizations.ts'

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
  const settings = settingsOf(options, options.complete)
  const read = options.paths.map(path => ({ path, kustomizations: readKustomizations(path) }))
  const kustomizations = read.flatMap(it => it.kustomizations ?? [])
  const built = kustomizations.map(it => checkKustomizations(it, settings))
  const plain = read.filter(it => !it.kustomizations).map(it => it.path)
  const files = plainFiles(plain, complaints)
  complaints.push(...kustomizations.flatMap(it => it.complaints))
  const parts = [...built, { ...judge(files, settings), files: files.map(it => it.name) }]
  const names = parts.flatMap(it => it.files)
  const order = new Map(names.map((it, i) => [it, i]))
  const diagnostics = parts
    .flatMap(it => it.diagnostics)
    .sort(
      (a, b) =>
        (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
        a.from - b.from ||
        a.rule.localeCompare(b.rule),
    )
  const resources = parts.flatMap(it => it.resources)
  const unchecked = resources.filter(it => !isChecked(it)).length
  const report: Report = { files: names, diagnostics, complaints, unchecked, rule: ruleById }
  const failing = diagnostics.some(
    it => it.severity === 'error' || (options.strict && it.severity === 'warning'),
  )
  return {
    output: formats[options.format](report),
    complaints,
    exitCode: complaints.length || names.length === 0 ? 2 : failing ? 1 : 0,
  }
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
