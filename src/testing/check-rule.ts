import { judge } from '../core/judge.ts'
import { kindNamed } from '../core/kinds/index.ts'
import { identifyResources } from '../core/model/identify.ts'
import { linkModel, type Model } from '../core/model/model.ts'
import type { AnalysedDocument } from '../core/model/resource.ts'
import type { Finding, Rule } from '../core/rules/define-rule.ts'
import { fixDiagnostic } from '../core/rules/engine/fix-diagnostic.ts'
import { runModelRule } from '../core/rules/engine/run-model-rules.ts'
import { checkDocumentWith } from '../core/rules/engine/run-object-rules.ts'
import { fixesOf, underlined } from '../core/rules/engine/to-diagnostics.ts'
import { defaultSettings } from '../core/settings.ts'
import { applyChanges } from '../core/text/file-change.ts'
import { lineStarts } from '../core/text/lines.ts'
import { applyEdits } from '../core/text/text-edit.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { readDocument } from '../core/yaml/read-document.ts'

/** A finding of an example and where it is underlined: `line:from-to`, lines from 1 and columns from 0, carets left out. */
export interface MarkedFinding {
  readonly mark: string
  readonly finding: Finding
  /** The example's text after the finding's first fix; undefined where it has none that edits in place. */
  readonly fixed: string | undefined
}

/** An example's text without its caret lines, and the places that they mark. */
export function readCarets(example: string): { text: string; marks: string[] } {
  const lines: string[] = []
  const marks: string[] = []
  for (const line of example.replace(/^\n/, '').split('\n')) {
    if (!isCaretLine(line)) {
      lines.push(line)
      continue
    }
    // Column 0 cannot hold a caret: the comment's own sign stands for it when a caret follows at once.
    for (const carets of line.replace(/^#\^/, '^^').matchAll(/\^+/g))
      marks.push(`${lines.length}:${carets.index}-${carets.index + carets[0].length}`)
  }
  return { text: lines.join('\n'), marks: marks.sort() }
}

/** What a rule says of a text of one or more documents. An `apiVersion` that is left out is supplied by kind. */
export function findingsOf(rule: Rule, text: string): MarkedFinding[] {
  if (rule.scope === 'muting') return mutingFindings(rule, text)
  const example = readExample(text, rule.scope !== 'document')
  const { documents } = example
  const found =
    rule.scope === 'model'
      ? runModelRule(rule, example.model()).map(it => ({
          document: documents[it.resource.document]!,
          resource: it.resource,
          finding: it.finding,
        }))
      : documents.flatMap(document =>
          checkDocumentWith(rule, document).map(it => ({
            document,
            resource: it.resource === undefined ? undefined : document.resources[it.resource],
            finding: it.finding,
          })),
        )
  return found.map(({ document, resource, finding }) => {
    const range = underlined(document, resource, finding)
    return {
      mark: markOf(text, document.offset + range.from, document.offset + range.to),
      finding,
      fixed: applyFix(text, document, resource?.base ?? [], finding),
    }
  })
}

/** What is said of mutes is known once all else has been judged. */
function mutingFindings({ id }: Rule, text: string): MarkedFinding[] {
  const name = text.startsWith('# .drawbridge.yaml') ? '.drawbridge.yaml' : 'example.yaml'
  const files = [{ name, text }]
  return judge(files)
    .diagnostics.filter(it => it.rule === id)
    .map(found => {
      const { from, to, message, path, fixes } = found
      const fix = fixes.length > 0 ? fixDiagnostic(found).run(files, defaultSettings) : undefined
      return {
        mark: markOf(text, from, to),
        finding: { message, path },
        fixed: fix?.ok ? applyChanges(files, fix.changes)[0]!.text : undefined,
      }
    })
}

function isCaretLine(line: string): boolean {
  return /^#[ ^]*\^[ ^]*$/.test(line)
}

interface Example {
  readonly documents: AnalysedDocument[]
  readonly model: () => Model
}

// One text is put to rule after rule; that it is read once is most of the time that the examples of all rules take.
const lastRead = new Map<boolean, { text: string; example: Example }>()

function readExample(text: string, supply: boolean): Example {
  const last = lastRead.get(supply)
  if (last?.text === text) return last.example
  const documents = readDocuments(text, supply)
  let model: Model | undefined
  const example = {
    documents,
    model: () => {
      model ??= linkModel(
        documents.flatMap(it => it.resources),
        defaultSettings,
      )
      return model
    },
  }
  lastRead.set(supply, { text, example })
  return example
}

/** What an example begins with that is about the experimental definitions of the Gateway API. */
const inExperimentalChannel = '# In the experimental channel:\n'

function readDocuments(text: string, supply: boolean): AnalysedDocument[] {
  const documents = cutDocuments(text).map(({ from, to, skipped, marked }, index) => ({
    file: 'example.yaml',
    index,
    offset: from,
    document: readDocument(text.slice(from, to), marked),
    ...(skipped && { skipped }),
  }))
  const identified = identifyResources(documents, {
    ...defaultSettings,
    gatewayApi: text.startsWith(inExperimentalChannel) ? 'experimental' : 'standard',
  })
  return supply ? withVersions(identified) : identified
}

/** The documents with the `apiVersion` that their examples leave out, by kind. */
export function withVersions(documents: readonly AnalysedDocument[]): AnalysedDocument[] {
  return documents.map(it => ({
    ...it,
    resources: it.resources.map(resource =>
      resource.apiVersion ? resource : { ...resource, apiVersion: usualVersion(resource.kind) },
    ),
  }))
}

/** The version in which examples mean a kind that they give none of. */
export function usualVersion(kind: string): string {
  const known = kindNamed(kind)
  return known ? `${known.group}/${known.versions[0]}` : kind === 'Deployment' ? 'apps/v1' : 'v1'
}

function markOf(text: string, from: number, to: number): string {
  const starts = lineStarts(text)
  const line = starts.findLastIndex(it => it <= from)
  const column = from - starts[line]!
  return `${line + 1}:${column}-${column + Math.max(1, to - from)}`
}

function applyFix(
  text: string,
  { offset, document }: AnalysedDocument,
  base: readonly (string | number)[],
  finding: Finding,
): string | undefined {
  const fix = fixesOf(finding)[0]
  if (!fix || !('edits' in fix)) return undefined
  const edits = fix
    .edits(document, base, fix.asks?.example ?? '')
    .map(it => ({ ...it, from: it.from + offset, to: it.to + offset }))
  return edits.length === 0
    ? undefined
    : applyEdits(
        text,
        edits.sort((a, b) => a.from - b.from || a.to - b.to),
      )
}
