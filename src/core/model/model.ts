import type { AnalysisSettings } from '../analysis.ts'
import type { Resource } from './resource.ts'

/** All resources, indexed for the rules, the graph and the routing. Typed views of them are read by `readGateway`, `readVirtualService` and the like. */
export interface Model {
  readonly resources: readonly Resource[]
  readonly settings: AnalysisSettings
  /** In the order of the files. Istio's kinds are those of Istio's own API groups: a Gateway of the Gateway API is another kind. */
  ofKind(kind: string): readonly Resource[]
  /** Where several have the name, the last: it is the one that is applied in the end. */
  find(kind: string, namespace: string, name: string): Resource | undefined
}

/** Indexes the resources of all files. */
export function linkModel(resources: readonly Resource[], settings: AnalysisSettings): Model {
  const kinds = new Map<string, Resource[]>()
  const names = new Map<string, Resource>()
  for (const resource of resources) {
    const kind = kindKey(resource)
    const list = kinds.get(kind)
    if (list) list.push(resource)
    else kinds.set(kind, [resource])
    names.set(`${kind}/${resource.namespace}/${resource.name}`, resource)
  }
  return {
    resources,
    settings,
    ofKind: kind => kinds.get(kind) ?? [],
    find: (kind, namespace, name) => names.get(`${kind}/${namespace}/${name}`),
  }
}

/** The resources of a kind that are in effect: of several with one name, kubectl leaves the last. */
export function effective(model: Model, kind: string): readonly Resource[] {
  const all = model.ofKind(kind)
  return all.every(it => isEffective(model, it)) ? all : all.filter(it => isEffective(model, it))
}

/** Whether no later resource of the same kind and name replaces this one. */
export function isEffective(model: Model, resource: Resource): boolean {
  return model.find(kindKey(resource), resource.namespace, resource.name) === resource
}

/** A Gateway of the Gateway API shares its kind's name with Istio's; it is kept apart as `Gateway.gateway.networking.k8s.io`. */
function kindKey({ kind, apiVersion }: Resource): string {
  return apiVersion.startsWith('gateway.networking.k8s.io/') ? `${kind}.gateway.networking.k8s.io` : kind
}
