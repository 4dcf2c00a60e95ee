import type { Diagnostic } from '../../diagnostic.ts'
import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Severity } from '../../severity.ts'
import { lineStarts } from '../../text/lines.ts'
import type { Range } from '../../text/text-edit.ts'
import { visibleText } from '../../text/visible/visible-text.ts'
import { formatPath, type Path, valueAt } from '../../yaml/path.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import type { Finding, FindingFix } from '../define-rule.ts'
import type { ModelFinding } from './run-model-rules.ts'
import type { DocumentFinding } from './run-object-rules.ts'

/** Where a document stands in its file, and what the user says of the workspace. */
export interface DiagnosticContext {
  readonly document: AnalysedDocument
  /** The one-based line of the file on which the document begins. */
  readonly firstLine: number
  readonly settings: AnalysisSettings
}

/**
 * The findings of one document as they are shown, in their order. A finding about something outside the files becomes
 * information, or is left out where the user declared that it exists; with a complete workspace it keeps its severity.
 */
export function toDiagnostics(
  context: DiagnosticContext,
  findings: readonly (DocumentFinding | ModelFinding)[],
): Diagnostic[] {
  if (findings.length === 0) return []
  const lines = lineStarts(context.document.document.text)
  const repeats = new Map<string, number>()
  return findings.flatMap(({ rule, resource: subject, finding }) => {
    const resource = typeof subject === 'number' ? context.document.resources[subject] : subject
    // What Istio warns of and then loses is said by us alone.
    const isOurs = finding.lost === true && rule.layer === 'webhook' && rule.severity === 'warning'
    const severity = context.settings.severities?.[rule.id] ?? (isOurs ? 'info' : rule.severity)
    const shown = asShown(finding, severity, context.settings)
    if (!shown) return []
    const range = underlined(context.document, resource, finding)
    const { line, column } = lineAndColumn(lines, range.from)
    const key = diagnosticKey(rule.id, resource?.id ?? documentKey(context.document), finding.path)
    const repeat = (repeats.get(key) ?? 0) + 1
    repeats.set(key, repeat)
    const diagnostic: Diagnostic = {
      id: repeat === 1 ? key : `${key} ${repeat}`,
      rule: rule.id,
      layer: isOurs ? 'advice' : rule.layer,
      severity: finding.falseAlarm ? 'info' : shown.severity,
      message: visibleText(brief(shown.message)),
      file: context.document.file,
      from: context.document.offset + range.from,
      to: context.document.offset + range.to,
      line: context.firstLine + line,
      column: column + 1,
      path: finding.path,
      fixes: fixesOf(finding).map(it => it.title),
      ...(resource && { resource: resource.id }),
      ...(finding.code && { code: finding.code }),
      ...(finding.outside && { outside: finding.outside }),
      ...(finding.suppressed && { muted: { by: 'annotation', reason: '' } }),
    }
    return [diagnostic]
  })
}

/** A message quotes the value it is about, which may be of any length; what is shown fits on a screen. */
function brief(message: string): string {
  if (message.length < 300) return message
  const short = message.replace(/[^\s`]{120,}/g, it => `${it.slice(0, 80)}…`)
  return short.length < 1_000 ? short : `${short.slice(0, 1_000)}…`
}

/** Every way a finding can be repaired, in the order in which a diagnostic names them. */
export function fixesOf({ fix, otherFixes = [] }: Finding): readonly FindingFix[] {
  return fix ? [fix, ...otherFixes] : otherFixes
}

/** What is underlined for a finding, in the document's offsets: the smallest thing the user would change, on one line. */
export function underlined(
  { document }: AnalysedDocument,
  resource: Resource | undefined,
  finding: Finding,
): Range {
  if (finding.range) return onFirstLine(document.text, finding.range)
  const path: Path = [...(resource?.base ?? []), ...finding.path]
  const part = finding.part ?? 'value'
  const found = document.sourceMap.nearest(path, part)
  const isBlock = document.text.slice(found.range.from, found.range.to).search(/[\r\n]/) >= 0
  // A list or map written over several lines is pointed at by its key, an item of a list by its first key.
  const range = isBlock ? headOf(document, found.path) : found.range
  return onFirstLine(document.text, range)
}

function headOf({ value, sourceMap }: SourceDocument, path: Path): Range {
  const item = typeof path.at(-1) === 'number' ? valueAt(value, path) : undefined
  const isMap = typeof item === 'object' && item !== null && !Array.isArray(item)
  const first = isMap ? Object.keys(item)[0] : undefined
  return (first !== undefined && sourceMap.keyRange([...path, first])) || sourceMap.nearest(path, 'key').range
}

function lineAndColumn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, column: offset - starts[low]! }
}

function onFirstLine(text: string, { from, to }: Range): Range {
  const lineBreak = text.slice(from, to).search(/[\r\n]/)
  if (lineBreak < 0) return { from, to }
  const line = text.slice(from, from + lineBreak)
  const content = line.replace(/(^|\s)#.*$/, '').trimEnd()
  return { from, to: from + (content || line).length }
}

function asShown(
  { message, outside, meant }: Finding,
  severity: Severity,
  settings: AnalysisSettings,
): { severity: Severity; message: string } | undefined {
  if (!outside) return { severity, message: withMeant(message, meant) }
  const { kind, namespace, name } = outside
  if (settings.declared.includes(`${kind}/${namespace}/${name}`)) return undefined
  if (settings.complete) return { severity, message: withMeant(message, meant) }
  const fullName = namespace ? `${namespace}/${name}` : name
  return {
    severity: 'info',
    message: meant
      ? `${kind} ${fullName} is not in your files; \`${meant}\` is.`
      : `${kind} ${fullName} is not in your files.`,
  }
}

function withMeant(message: string, meant: string | undefined): string {
  return meant ? `${message} The files have \`${meant}\`.` : message
}

function documentKey({ file, index }: AnalysedDocument): string {
  return `${file}#${index}`
}

function diagnosticKey(rule: string, subject: string, path: Path): string {
  return `${rule} ${subject} ${formatPath(path)}`
}
