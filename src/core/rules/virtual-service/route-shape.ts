import { isDelegate } from './spec-traits.ts'
import type { HttpRoute, VirtualServiceSpec } from './virtual-service-spec.ts'

/** Whether Istio asks if the parts of a route go together. It does not where the route has a delegate. */
export function hasCheckedShape(route: HttpRoute, spec: VirtualServiceSpec): boolean {
  return isDelegate(spec) || !route.delegate
}

/** Those of a route's parts that are there. */
export function partsOf<T extends 'route' | 'fault' | 'rewrite' | 'directResponse'>(
  route: HttpRoute,
  parts: readonly T[],
): T[] {
  return parts.filter(it => (it === 'route' ? route.route.length > 0 : route[it] !== undefined))
}
