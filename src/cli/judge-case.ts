import type { Muted } from '../core/diagnostic.ts'
import { judge } from '../core/judge.ts'
import { kindOf } from '../core/kinds/index.ts'
import { kubernetesKindOf } from '../core/kinds/kubernetes.ts'
import { identifyResources } from '../core/model/identify.ts'
import { type JsonMap, mapAt, textAt } from '../core/model/read-value.ts'
import type { AnalysedDocument, Resource } from '../core/model/resource.ts'
import { checkDocument, type DocumentFinding } from '../core/rules/engine/run-object-rules.ts'
import { type Verdict, verdictOf } from '../core/rules/engine/verdict.ts'
import { muteWord } from '../core/rules/muting/mute-word.ts'
import { suppressAnnotation } from '../core/rules/references/analysis-rule.ts'
import { type AnalysisSettings, defaultSettings } from '../core/settings.ts'
import { isMap } from '../core/yaml/is-map.ts'
import { formatPath, isWithin, type Path, samePath } from '../core/yaml/path.ts'
import { readDocument } from '../core/yaml/read-document.ts'
import type { Json } from '../core/yaml/source-document.ts'
import { clusterScoped, type JudgedMessage, messagesOfCluster, messagesOfFiles } from './analyzer-messages.ts'
import { istioDocuments } from './istio-documents.ts'
import type { CheckedDocument } from './seen-by-analyzers.ts'

/** A case of `check --ndjson`: a text of one or more documents. */
export interface CheckCase {
  readonly id: string
  readonly yaml: string
  /** Where objects without one live; `default` unless given. */
  readonly namespace?: string
  /** Which definitions of the Gateway API the cluster has; the standard ones unless given. */
  readonly channel?: string
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

export interface JudgedCase {
  readonly id: string
  readonly docs: readonly JudgedDocument[]
  readonly analyze: readonly JudgedMessage[]
  readonly analyzeFull: readonly JudgedMessage[]
  /** Problems that a comment or an annotation in the text mutes; left out where there are none. The verdicts are not changed by them. */
  readonly muted?: readonly MutedProblem[]
}

export interface MutedProblem {
  readonly rule: string
  readonly line: number
  readonly resource?: string
  readonly by: Muted['by']
  readonly reason: string
}

const file = 'case.yaml'

/** What the API server and the webhook would say of each document of a case, and the analyzers of all of them. */
export function judgeCase({ id, yaml, namespace = 'default', channel }: CheckCase): JudgedCase {
  const settings: AnalysisSettings = {
    ...defaultSettings,
    defaultNamespace: namespace,
    complete: true,
    ...(channel === 'experimental' && { gatewayApi: channel }),
  }
  // What istioctl passes over is never sent, so there is no verdict on it.
  const read = istioDocuments(yaml).map(({ from, to, marked }, index) => ({
    file,
    index,
    offset: from,
    document: readDocument(yaml.slice(from, to), marked),
  }))
  const documents = identifyResources(read, settings).filter(it => !isEmpty(it))
  const checked = documents.map(document => ({ document, findings: checkDocument(document) }))
  return {
    id,
    docs: checked.flatMap(judgeDocument),
    analyze: messagesOfFiles(checked, settings),
    analyzeFull: messagesOfCluster(checked, settings),
    ...mutedIn(yaml, settings),
  }
}

function mutedIn(yaml: string, settings: AnalysisSettings): Pick<JudgedCase, 'muted'> {
  if (!yaml.includes(muteWord) && !yaml.includes(suppressAnnotation)) return {}
  const { muted = [] } = judge([{ name: file, text: yaml }], settings)
  if (muted.length === 0) return {}
  return {
    muted: muted.map(({ rule, line, resource, muted }) => ({
      rule,
      line,
      ...(resource !== undefined && { resource }),
      ...muted!,
    })),
  }
}

function isEmpty({ document }: AnalysedDocument): boolean {
  return document.readable && (document.value === undefined || document.value === null)
}

function judgeDocument({ document, findings }: CheckedDocument, index: number): JudgedDocument[] {
  const { value, readable } = document.document
  if (!readable || !isMap(value)) return [unreadable(index, undefined, readError(document))]
  const items = listItems(value)
  if (!items) return [judgeObject(document, findings, { index, base: [], value })]
  return items.map((it, item) =>
    judgeObject(document, findings, { index, item, base: ['items', item], value: it }),
  )
}

function listItems(value: JsonMap): readonly Json[] | undefined {
  const kind = textAt(value, 'kind')
  return kind?.endsWith('List') && Array.isArray(value.items) ? value.items : undefined
}

interface Judgeable {
  readonly index: number
  readonly item?: number
  readonly base: Path
  readonly value: Json
}

function judgeObject(
  document: AnalysedDocument,
  findings: readonly DocumentFinding[],
  { index, item, base, value }: Judgeable,
): JudgedDocument {
  const at = document.resources.findIndex(it => samePath(it.base, base))
  const resource = document.resources[at]
  const own = findings.filter(
    it => (resource && it.resource === at) || (it.resource === undefined && isWithin(it.finding.path, base)),
  )
  const verdict = verdictOf(own)
  const parseError = verdict.parse[0]?.finding.message ?? (resource ? '' : 'The object names no kind.')
  if (parseError !== '') return { ...unreadable(index, item, parseError), ...namesIn(value) }
  return {
    index,
    ...(item !== undefined && { item }),
    ...namesIn(value),
    ...(resource &&
      isKnown(resource, verdict) &&
      !clusterScoped.has(resource.kind) && { namespace: resource.namespace }),
    parseError: '',
    schema: { ok: verdict.schema.length === 0, paths: verdict.schemaPaths },
    unknownFields: verdict.unknownFieldPaths,
    webhook: {
      ok: verdict.webhook.errors.length === 0,
      errors: verdict.webhook.errors.map(judged),
      warnings: verdict.webhook.warnings.map(judged),
    },
  }
}

/** Whether the server has the kind in that version at all; only then it fills in a namespace. */
function isKnown({ apiVersion, kind, channel }: Resource, verdict: Verdict): boolean {
  if (apiVersion.startsWith('gateway.networking.k8s.io/')) return true
  const isListed =
    kindOf(apiVersion, kind, channel) !== undefined || kubernetesKindOf(apiVersion, kind) !== undefined
  return (
    isListed &&
    !verdict.schema.some(it => it.rule.id === 'schema/api-version' || it.rule.id === 'schema/kind')
  )
}

function namesIn(value: Json): { kind: string; name: string; namespace: string } {
  const object = isMap(value) ? value : {}
  const metadata = mapAt(object, 'metadata')
  return {
    kind: textAt(object, 'kind') ?? '',
    name: textAt(metadata, 'name') ?? '',
    namespace: textAt(metadata, 'namespace') ?? '',
  }
}

function readError({ document }: AnalysedDocument): string {
  const fault = document.faults.find(it => it.severity === 'error' && it.code !== 'duplicate-key')
  return fault?.message ?? 'The document must be a mapping.'
}

function unreadable(index: number, item: number | undefined, parseError: string): JudgedDocument {
  return {
    index,
    ...(item !== undefined && { item }),
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
