import { usualGroupOf } from './index.ts'
import { kubernetesKinds } from './kubernetes.ts'

/**
 * What sort of object a resource is, group and kind: `VirtualService` for Istio's own, `Service` for Kubernetes' own and
 * `HTTPRoute` for the Gateway API's, `Service.serving.knative.dev` for another group's. Of two kinds of one name Istio's has the
 * bare one: the other Gateway is `Gateway.gateway.networking.k8s.io`. An `apiVersion` that is absent, or is one half written, is taken for
 * that of the kind.
 */
export function kindKey({
  kind,
  apiVersion,
}: {
  readonly kind: string
  readonly apiVersion: string
}): string {
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  const isHalfWritten = slash < 0 && !/^v\d/.test(apiVersion)
  return isHalfWritten || groupsOf(kind)?.has(group) !== false ? kind : `${kind}.${group}`
}

/** A kind's name without its group, as a sentence has it: of `Gateway.gateway.networking.k8s.io` it is `Gateway`. */
export function kindWords(key: string): string {
  const dot = key.indexOf('.')
  return dot < 0 ? key : key.slice(0, dot)
}

const known = new Map<string, ReadonlySet<string>>()

/** The API groups in which a kind's bare name is meant; undefined where the name means nothing to it. */
function groupsOf(kind: string): ReadonlySet<string> | undefined {
  let groups = known.get(kind)
  if (groups) return groups
  const usual = usualGroupOf(kind)
  const versions = kubernetesKinds.filter(it => it.kind === kind).flatMap(it => it.apiVersions)
  if (usual === undefined && versions.length === 0) return undefined
  groups = usual === undefined ? new Set(versions.map(groupOf)) : new Set([usual])
  known.set(kind, groups)
  return groups
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
