import { istioGroupOf } from '../kinds/index.ts'
import { kubernetesKinds } from '../kinds/kubernetes.ts'
import type { Resource } from './resource.ts'

/**
 * What sort of object a resource is, group and kind: `VirtualService` for Istio's own and `Service` for Kubernetes' own,
 * `Service.serving.knative.dev` for another group's. An `apiVersion` that is absent, or is one half written, is taken for
 * that of the kind.
 */
export function kindKey({ kind, apiVersion }: Pick<Resource, 'kind' | 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  const isHalfWritten = slash < 0 && !/^v\d/.test(apiVersion)
  return isHalfWritten || groupsOf(kind)?.has(group) !== false ? kind : `${kind}.${group}`
}

const known = new Map<string, ReadonlySet<string>>()

/** The API groups in which a kind's name means what it means to Istio; undefined where the name means nothing to it. */
function groupsOf(kind: string): ReadonlySet<string> | undefined {
  let groups = known.get(kind)
  if (groups) return groups
  const istio = istioGroupOf(kind)
  const versions = kubernetesKinds.filter(it => it.kind === kind).flatMap(it => it.apiVersions)
  if (istio === undefined && versions.length === 0) return undefined
  groups = istio === undefined ? new Set(versions.map(groupOf)) : new Set([istio])
  known.set(kind, groups)
  return groups
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
