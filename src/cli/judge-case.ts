import { defaultSettings } from '../core/analysis.ts'
import { analyze } from '../core/analyze.ts'
import { identifyResources } from '../core/model/identify.ts'
import type { AnalysedDocument } from '../core/model/resource.ts'
import { checkDocument, type DocumentFinding } from '../core/rules/run-object-rules.ts'
import { verdictOf } from '../core/rules/verdict.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { formatPath } from '../core/yaml/path.ts'
import { readDocument } from '../core/yaml/read-document.ts'

/** A case of `check --ndjson`: a text of one or more documents. */
export interface CheckCase {
  readonly id: string
  readonly yaml: string
  /** Where objects without one live; `default` unless given. */
  readonly namespace?: string
}

export interface JudgedFinding {
  readonly rule: string
  readonly path: string
  readonly message: string
}

export interface JudgedDocument {
  readonly index: number
  /** Present for the items of a `kind: List`. */
  readonly item?: number
  readonly kind: string
  readonly name: string
  readonly namespace: string
  /** Empty where the document could be read. */
  readonly parseError: string
  readonly schema: { readonly ok: boolean; readonly paths: readonly string[] }
  readonly unknownFields: readonly string[]
  readonly webhook: {
    readonly ok: boolean
    readonly errors: readonly JudgedFinding[]
    readonly warnings: readonly JudgedFinding[]
  }
}

export interface JudgedMessage {
  readonly code: string
  readonly level: 'Error' | 'Warning' | 'Info'
  readonly resource: string
}

export interface JudgedCase {
  readonly id: string
  readonly docs: readonly JudgedDocument[]
  readonly analyze: readonly JudgedMessage[]
  readonly analyzeFull: readonly JudgedMessage[]
}

const file = 'case.yaml'

/** What the API server and the webhook would say of each document of a case, and the analyzers of all of them. */
export function judgeCase({ id, yaml, namespace = 'default' }: CheckCase): JudgedCase {
  const read = cutDocuments(yaml).map((range, index) => ({
    file,
    index,
    offset: range.from,
    document: readDocument(yaml.slice(range.from, range.to)),
  }))
  const documents = identifyResources(read, namespace).filter(it => !isEmpty(it))
  return {
    id,
    docs: documents.flatMap((it, index) => judgeDocument(it, index)),
    analyze: [],
    analyzeFull: analyzerMessages(yaml, namespace),
  }
}

function isEmpty({ document }: AnalysedDocument): boolean {
  return document.readable && (document.value === undefined || document.value === null)
}

function judgeDocument(document: AnalysedDocument, index: number): JudgedDocument[] {
  const findings = checkDocument(document)
  const parseError = parseErrorOf(document, findings)
  if (parseError !== '' || document.resources.length === 0) return [unreadable(index, parseError)]
  const isList = document.resources.some(it => it.base.length > 0)
  return document.resources.map((resource, i) => {
    const verdict = verdictOf(findings.filter(it => it.resource === i))
    return {
      index,
      ...(isList && { item: i }),
      kind: resource.kind,
      name: resource.name,
      namespace: resource.namespace,
      parseError: '',
      schema: { ok: verdict.schema.length === 0, paths: unique(verdict.schema.map(pathOf)) },
      unknownFields: unique(verdict.unknownFields.map(pathOf)),
      webhook: {
        ok: verdict.webhook.errors.length === 0,
        errors: verdict.webhook.errors.map(judged),
        warnings: verdict.webhook.warnings.map(judged),
      },
    }
  })
}

/** The first thing that keeps a document from being an object at all. */
function parseErrorOf({ document }: AnalysedDocument, findings: readonly DocumentFinding[]): string {
  const fault = document.faults.find(it => it.severity === 'error')
  if (!document.readable) return fault?.message ?? 'The document cannot be read.'
  const finding = findings.find(
    it => it.resource === undefined && it.rule.layer === 'yaml' && it.rule.severity === 'error',
  )
  return finding?.finding.message ?? ''
}

function unreadable(index: number, parseError: string): JudgedDocument {
  return {
    index,
    kind: '',
    name: '',
    namespace: '',
    parseError,
    schema: { ok: true, paths: [] },
    unknownFields: [],
    webhook: { ok: true, errors: [], warnings: [] },
  }
}

function judged(finding: DocumentFinding): JudgedFinding {
  return { rule: finding.rule.id, path: pathOf(finding), message: finding.finding.message }
}

function pathOf({ finding }: DocumentFinding): string {
  return formatPath(finding.path)
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

const levels = { error: 'Error', warning: 'Warning', info: 'Info' } as const

function analyzerMessages(yaml: string, namespace: string): JudgedMessage[] {
  const settings = { ...defaultSettings, defaultNamespace: namespace, complete: true }
  const { diagnostics, resources } = analyze([{ name: file, text: yaml }], settings)
  const byId = new Map(resources.map(it => [it.id, it]))
  return diagnostics.flatMap(it => {
    const resource = it.resource && byId.get(it.resource)
    if (!it.code || !resource) return []
    return [
      {
        code: it.code,
        level: levels[it.severity],
        resource: `${resource.kind} ${resource.namespace}/${resource.name}`,
      },
    ]
  })
}
