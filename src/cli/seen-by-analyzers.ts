import { isIstioGroup, kindOf } from '../core/kinds/index.ts'
import { kindKey } from '../core/kinds/kind-key.ts'
import { kubernetesKindOf, kubernetesKinds } from '../core/kinds/kubernetes.ts'
import type { AnalysedDocument, Resource } from '../core/model/resource.ts'
import type { DocumentFinding } from '../core/rules/engine/run-object-rules.ts'
import { findingsOn, verdictOf } from '../core/rules/engine/verdict.ts'
import { decodedSpec } from '../core/rules/engine/webhook-rule.ts'
import { structureOf } from '../core/rules/schema/structure.ts'
import { valueAt } from '../core/yaml/path.ts'

export interface CheckedDocument {
  readonly document: AnalysedDocument
  readonly findings: readonly DocumentFinding[]
}

/**
 * The objects that Istio's analyzers have before them. What cannot be read, is not served or is not asked for is not there,
 * of several with one name the last is, and a `kind: List` is passed over as a whole for the sake of one item.
 */
export function seenByAnalyzers(
  checked: readonly CheckedDocument[],
  isAsked: (resource: Resource) => boolean,
): readonly Resource[] {
  const last = new Map<string, Resource>()
  for (const it of checked.flatMap(document => analysed(document, isAsked))) {
    const name = `${kindKey(it)}/${it.namespace}/${it.name}`
    // The order of the files stays: an object stands where the one that counts is written.
    last.delete(name)
    last.set(name, it)
  }
  return [...last.values()].filter(it => !isReplacedByDefault(it))
}

/** Istio's usual ingress gateway, which istioctl adds to what it reads, takes the place of a Service of its name. */
function isReplacedByDefault({ kind, namespace, name }: Resource): boolean {
  return kind === 'Service' && namespace === 'istio-system' && name === 'istio-ingressgateway'
}

function analysed(
  { document, findings }: CheckedDocument,
  isAsked: (resource: Resource) => boolean,
): readonly Resource[] {
  if (!document.document.readable) return []
  const readable = document.resources.filter((it, i) => {
    const { parse, schema } = verdictOf(findingsOn(it, i, findings))
    if (parse.length > 0) return false
    if (kubernetesKindOf(it.apiVersion, it.kind)) return schema.length === 0
    return isServed(it) && decodedSpec(it).faults.length === 0 && isReadOutsideSpec(it)
  })
  const isList = document.resources.some(it => it.base.length > 0)
  if (!isList) return readable.filter(isAsked)
  const { text, value } = document.document
  const items = value === undefined ? undefined : valueAt(value, ['items'])
  const isReadWhole =
    Array.isArray(items) && items.every((_, i) => document.resources.some(it => it.base[1] === i))
  const isWhole =
    isReadWhole &&
    document.resources.every(it => readable.includes(it) && isKnown(it) && isAsked(it) && isCutOut(text, it))
  return isWhole ? readable : []
}

function isServed({ apiVersion, kind }: Resource): boolean {
  if (kindOf(apiVersion, kind)) return true
  if (isIstioGroup(apiVersion.split('/')[0] ?? '')) return false
  return kindKey({ kind, apiVersion }) !== kind || kubernetesKinds.every(it => it.kind !== kind)
}

/** istioctl takes neither metadata that does not decode nor a status of another form than Istio's. */
function isReadOutsideSpec(resource: Resource): boolean {
  const { faults, unreadable } = structureOf(resource)
  const isAmiss = faults.some(({ fault, path }) => path[0] === 'status' && fault !== 'dropped-null')
  return unreadable.length === 0 && !isAmiss
}

/** Whether istioctl knows the kind: an item of another loses it the List. */
function isKnown({ apiVersion, kind }: Resource): boolean {
  const known = kindOf(apiVersion, kind) ?? kubernetesKindOf(apiVersion, kind)
  return known !== undefined || otherKinds.has(kind)
}

const otherKinds = new Set([
  'Node',
  'Ingress',
  'IngressClass',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'StatefulSet',
  'DaemonSet',
  'GatewayClass',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'ReferenceGrant',
])

/**
 * istioctl cuts each item of a List out as a text of its own. An alias loses its anchor by that, and what then begins with a
 * brace is held to be JSON.
 */
function isCutOut(document: string, { range, offset }: Resource): boolean {
  const text = document.slice(range.from - offset, range.to - offset)
  return !hasStrayAlias(text) && (!text.startsWith('{') || isJson(text))
}

function hasStrayAlias(text: string): boolean {
  const aliases = [...text.matchAll(/(?<=^|[\s,[{])\*([\w-]+)/g)].map(it => it[1])
  return aliases.some(it => !text.includes(`&${it}`))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/,(?=\s*[}\]])/g, ''))
    return true
  } catch {
    return false
  }
}
