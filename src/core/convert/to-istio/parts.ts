import { type BuiltGateway, builtGateways } from '../../istio/gateway-api/gateways.ts'
import { kubernetesGateway, routeKinds } from '../../istio/gateway-api/kinds.ts'
import { type Route, readRoute } from '../../istio/gateway-api/read-route.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { backendPolicies } from './backend-tls.ts'

/** Gateways with what is attached to them, as far as one leads to another; or routes for the same services of the mesh. */
export interface Part {
  readonly gateways: readonly BuiltGateway[]
  readonly sets: readonly Resource[]
  readonly routes: readonly Route[]
  readonly policies: readonly Resource[]
  /** Gateways of classes that are not Istio's, or that Istio does not know. */
  readonly others: readonly Resource[]
}

export function membersOf({ gateways, sets, routes, policies, others }: Part): readonly Resource[] {
  return [
    ...gateways.map(it => it.resource),
    ...others,
    ...sets,
    ...routes.map(it => it.resource),
    ...policies,
  ]
}

/** The parts of a model, each converted as a whole. */
export function partsOf(model: Model): readonly Part[] {
  const built = builtGateways(model)
  const routes = routeKinds.flatMap(kind => effective(model, kind).map(readRoute))
  const roots = new Map<string, string>()
  const rootOf = (key: string): string => {
    const next = roots.get(key)
    if (next === undefined || next === key) return key
    const root = rootOf(next)
    roots.set(key, root)
    return root
  }
  const join = (a: string, b: string) => roots.set(rootOf(a), rootOf(b))
  for (const it of built) for (const set of it.sets) join(set.resource.id, it.resource.id)
  for (const { resource, parentRefs } of routes)
    for (const ref of parentRefs) {
      const kind = ref.kind === 'Gateway' ? kubernetesGateway : ref.kind
      join(resource.id, `${kind}/${ref.namespace}/${ref.name}`)
    }
  const parts = new Map<string, { -readonly [K in keyof Part]: Part[K][number][] }>()
  const partOf = (id: string) => {
    const key = rootOf(id)
    const known = parts.get(key) ?? { gateways: [], sets: [], routes: [], policies: [], others: [] }
    parts.set(key, known)
    return known
  }
  for (const it of built) {
    const part = partOf(it.resource.id)
    part.gateways.push(it)
    part.sets.push(...it.sets.map(own => own.resource))
  }
  for (const it of effective(model, kubernetesGateway))
    if (!built.some(own => own.resource === it)) partOf(it.id).others.push(it)
  for (const it of routes) partOf(it.resource.id).routes.push(it)
  for (const it of backendPolicies(model)) partOf(it.id).policies.push(it)
  return [...parts.values()] as unknown as readonly Part[]
}
