import { istioGroups, kindOf } from '../core/kinds/index.ts'
import { kubernetesKindOf } from '../core/kinds/kubernetes.ts'
import { linkModel } from '../core/model/model.ts'
import type { AnalysedDocument, Resource } from '../core/model/resource.ts'
import { type ModelFinding, runModelRules } from '../core/rules/engine/run-model-rules.ts'
import type { DocumentFinding } from '../core/rules/engine/run-object-rules.ts'
import { findingsOn, verdictOf } from '../core/rules/engine/verdict.ts'
import { decodedSpec } from '../core/rules/engine/webhook-rule.ts'
import type { AnalysisSettings } from '../core/settings.ts'

export interface JudgedMessage {
  readonly code: string
  readonly level: 'Error' | 'Warning' | 'Info'
  readonly resource: string
}

export interface CheckedDocument {
  readonly document: AnalysedDocument
  readonly findings: readonly DocumentFinding[]
}

/** What every analyzer says of a cluster that holds just these objects, each resource and code once. */
export function messagesOfCluster(
  checked: readonly CheckedDocument[],
  settings: AnalysisSettings,
): JudgedMessage[] {
  return sortedOnce([...webhookMessages(checked), ...modelMessages(checked, settings, () => true)])
}

/**
 * What `istioctl analyze --use-kube=false` says of them as files: it does not look at Pods, Services, Namespaces, Nodes and
 * Secrets there, nor into a `kind: List`, leaves out the analyzers that would need them, and speaks of the namespace it is
 * asked for alone.
 */
export function messagesOfFiles(
  checked: readonly CheckedDocument[],
  settings: AnalysisSettings,
): JudgedMessage[] {
  const own = ` ${settings.defaultNamespace}/`
  const plain = checked.filter(it => it.document.resources.every(({ base }) => base.length === 0))
  const messages = sortedOnce([...webhookMessages(plain), ...modelMessages(plain, settings, isForFiles)])
  return messages.filter(it => it.resource.includes(own))
}

const rulesForFiles = new Set([
  'references/gateway-missing',
  'references/host-not-in-gateway',
  'references/subset-missing',
  'references/mesh-host-conflict',
  'references/generated-gateway',
  'references/duplicate-certificate',
  'references/certificate-authority-missing',
  'references/service-entry-addresses',
  'references/service-entry-protocol-conflict',
  'references/fault-percent',
])

function isForFiles({ rule }: ModelFinding): boolean {
  return rulesForFiles.has(rule.id)
}

/** Each error is one of IST0106, each warning one of IST0133, but for rules that no traffic comes to. */
function webhookMessages(checked: readonly CheckedDocument[]): JudgedMessage[] {
  return checked.flatMap(({ document, findings }) =>
    findings.flatMap(({ rule, resource, finding }): JudgedMessage[] => {
      const subject = resource === undefined ? undefined : document.resources[resource]
      if (!subject || rule.layer !== 'webhook' || finding.lost || rule.id.startsWith('meta/')) return []
      const resourceName = nameOf(subject)
      if (rule.severity === 'error') return [{ code: 'IST0106', level: 'Error', resource: resourceName }]
      if (rule.id.startsWith('virtual-service/unreachable'))
        return [{ code: 'IST0130', level: 'Warning', resource: resourceName }]
      if (rule.id.startsWith('virtual-service/ineffective'))
        return [{ code: 'IST0131', level: 'Info', resource: resourceName }]
      return [{ code: 'IST0133', level: 'Warning', resource: resourceName }]
    }),
  )
}

/** Kinds that live in no namespace, as far as these files hold them. */
export const clusterScoped: ReadonlySet<string> = new Set(['Namespace', 'Node', 'CustomResourceDefinition'])

const levels = { error: 'Error', warning: 'Warning', info: 'Info' } as const

function modelMessages(
  checked: readonly CheckedDocument[],
  settings: AnalysisSettings,
  isAsked: (found: ModelFinding) => boolean,
): JudgedMessage[] {
  const model = linkModel(checked.flatMap(analysed), settings)
  return runModelRules(model)
    .filter(isAsked)
    .flatMap(({ rule, resource, finding }) =>
      finding.code ? [{ code: finding.code, level: levels[rule.severity], resource: nameOf(resource) }] : [],
    )
}

/** Istio leaves out of its analysis what cannot be read, what it does not serve and what its readers cannot take, as if it were not there. */
function analysed({ document, findings }: CheckedDocument): Resource[] {
  if (!document.document.readable) return []
  return document.resources.filter((it, i) => {
    const { parse, schema } = verdictOf(findingsOn(it, i, findings))
    if (parse.length > 0) return false
    if (kubernetesKindOf(it.apiVersion, it.kind)) return schema.length === 0
    return isServed(it) && decodedSpec(it).faults.length === 0
  })
}

function isServed({ apiVersion, kind }: Resource): boolean {
  return !istioGroups.has(apiVersion.split('/')[0] ?? '') || kindOf(apiVersion, kind) !== undefined
}

function sortedOnce(messages: readonly JudgedMessage[]): JudgedMessage[] {
  const byText = new Map(messages.map(it => [`${it.code} ${it.level} ${it.resource}`, it]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it)
}

function nameOf({ kind, namespace, name }: Resource): string {
  return clusterScoped.has(kind) ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}
