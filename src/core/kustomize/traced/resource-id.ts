import { memoByObject } from '../../data/memo-by-object.ts'
import { type TracedMap, textAt } from './traced.ts'

/** What tells objects apart: group, version, kind, name and namespace. An empty namespace is the default one. */
export interface ResourceKey {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

export function keyOf(value: TracedMap): ResourceKey {
  const known = keys.get(value) ?? readKey(value)
  keys.set(value, known)
  return known
}

/** Values are never changed in place, and asked for their keys again and again. */
const keys = new WeakMap<TracedMap, ResourceKey>()

function readKey(value: TracedMap): ResourceKey {
  const apiVersion = textAt(value, 'apiVersion')
  const slash = apiVersion.indexOf('/')
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: slash < 0 ? apiVersion : apiVersion.slice(slash + 1),
    kind: textAt(value, 'kind'),
    name: textAt(value, 'metadata', 'name'),
    namespace: textAt(value, 'metadata', 'namespace'),
  }
}

/** sigs.k8s.io/kustomize/kyaml/resid: ResId.EffectiveNamespace; kinds beyond the builtin ones count as namespaced. */
export function namespaceOf(key: ResourceKey): string {
  if (isClusterScoped(key)) return '_non_namespaceable_'
  return key.namespace || 'default'
}

export function sameKey(a: ResourceKey, b: ResourceKey): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.group === b.group &&
    a.version === b.version &&
    namespaceOf(a) === namespaceOf(b)
  )
}

/** The same text for the same key. */
export const keyText = memoByObject(
  (key: ResourceKey): string => `${key.group}/${key.version}/${key.kind}/${namespaceOf(key)}/${key.name}`,
)

/** What a field specification or a reference selects by; an empty part selects all. */
export interface KindSelector {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
}

export function isSelected(
  key: Pick<ResourceKey, 'group' | 'version' | 'kind'>,
  { group, version, kind }: KindSelector,
): boolean {
  return (
    (!group || group === key.group) && (!version || version === key.version) && (!kind || kind === key.kind)
  )
}

export function describeKey({ kind, name, namespace }: ResourceKey): string {
  return `${kind || 'object'} ${name || '(without a name)'}${namespace ? ` in namespace ${namespace}` : ''}`
}

export function isClusterScoped({ group, kind }: Pick<ResourceKey, 'group' | 'kind'>): boolean {
  return clusterScoped.has(`${group}/${kind}`)
}

/** Builtin kinds without a namespace, from the OpenAPI document of Kubernetes. */
const clusterScoped = new Set([
  '/ComponentStatus',
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'authentication.k8s.io/TokenReview',
  'authorization.k8s.io/SelfSubjectAccessReview',
  'authorization.k8s.io/SelfSubjectRulesReview',
  'authorization.k8s.io/SubjectAccessReview',
  'certificates.k8s.io/CertificateSigningRequest',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'internal.apiserver.k8s.io/StorageVersion',
  'networking.k8s.io/IngressClass',
  'node.k8s.io/RuntimeClass',
  'policy/PodSecurityPolicy',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttachment',
])
