import { kubernetesKindOf } from '../core/kinds/kubernetes.ts'
import { linkModel } from '../core/model/model.ts'
import type { Resource } from '../core/model/resource.ts'
import { type ModelFinding, runModelRules } from '../core/rules/engine/run-model-rules.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { type CheckedDocument, seenByAnalyzers } from './seen-by-analyzers.ts'

export interface JudgedMessage {
  readonly code: string
  readonly level: 'Error' | 'Warning' | 'Info'
  readonly resource: string
}

/** What every analyzer says of a cluster that holds just these objects, each resource and code once. */
export function messagesOfCluster(
  checked: readonly CheckedDocument[],
  settings: AnalysisSettings,
): JudgedMessage[] {
  const seen = seenByAnalyzers(checked, () => true)
  return sortedOnce([...webhookMessages(checked, seen), ...modelMessages(seen, settings, () => true)])
}

/**
 * What `istioctl analyze --use-kube=false` says of them as files: it does not look at Pods, Services, Namespaces, Nodes and
 * Secrets there, leaves out the analyzers that would need them, and speaks of the namespace it is asked for alone.
 */
export function messagesOfFiles(
  checked: readonly CheckedDocument[],
  settings: AnalysisSettings,
): JudgedMessage[] {
  const own = ` ${settings.defaultNamespace}/`
  const seen = seenByAnalyzers(
    checked,
    it => !unreadInFiles.has(it.kind) || !kubernetesKindOf(it.apiVersion, it.kind),
  )
  const messages = sortedOnce([
    ...webhookMessages(checked, seen),
    ...modelMessages(seen, settings, it => rulesForFiles.has(it.rule.id)),
  ])
  return messages.filter(it => it.resource.includes(own))
}

const unreadInFiles = new Set(['Pod', 'Service', 'Namespace', 'Node', 'Secret'])

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
  'analysis/egress-proxy-deprecated',
  'analysis/telemetry-default-twice',
  'analysis/telemetry-without-provider',
  'analysis/envoy-filter-relative',
  'analysis/envoy-filter-replace',
  'analysis/envoy-filter-add',
  'analysis/envoy-filter-remove',
  'analysis/envoy-filter-relative-version',
  'analysis/jwks-unrestricted',
  'control-plane/webhook-address-invalid',
  'control-plane/webhook-address-is-ip',
  'control-plane/gateway-api-version',
  'control-plane/lightstep-deprecated',
])

/** Each error is one of IST0106, each warning one of IST0133, but for rules that no traffic comes to. */
function webhookMessages(checked: readonly CheckedDocument[], seen: readonly Resource[]): JudgedMessage[] {
  const isSeen = new Set(seen)
  return checked.flatMap(({ document, findings }) =>
    findings.flatMap(({ rule, resource, finding }): JudgedMessage[] => {
      const subject = resource === undefined ? undefined : document.resources[resource]
      if (!subject || !isSeen.has(subject) || rule.layer !== 'webhook' || finding.lost) return []
      if (rule.id.startsWith('meta/') || unseenByAnalyzers.has(rule.id)) return []
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

/** What the reader of the analyzers loses before they could find it: it takes an empty map for an absent one. */
const unseenByAnalyzers = new Set(['peer-authentication/port-empty'])

/** Kinds that live in no namespace, as far as these files hold them. */
export const clusterScoped: ReadonlySet<string> = new Set([
  'Namespace',
  'Node',
  'CustomResourceDefinition',
  'GatewayClass',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
])

const levels = { error: 'Error', warning: 'Warning', info: 'Info' } as const

function modelMessages(
  seen: readonly Resource[],
  settings: AnalysisSettings,
  isAsked: (found: ModelFinding) => boolean,
): JudgedMessage[] {
  return runModelRules(linkModel(seen, settings))
    .filter(isAsked)
    .flatMap(({ rule, resource, finding }) =>
      finding.code && !finding.suppressed
        ? [{ code: finding.code, level: levels[rule.severity], resource: nameOf(resource) }]
        : [],
    )
}

function sortedOnce(messages: readonly JudgedMessage[]): JudgedMessage[] {
  const byText = new Map(messages.map(it => [`${it.code} ${it.level} ${it.resource}`, it]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it)
}

function nameOf({ kind, namespace, name }: Resource): string {
  return clusterScoped.has(kind) ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}
