import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import type { Route } from '../../istio/gateway-api/read-route.ts'
import { parentsOf, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { translateRoute } from '../../istio/gateway-api/route-rules.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import type { PlacedRoute } from './virtual-services.ts'

const knownOfRule = ['name', 'matches', 'filters', 'backendRefs', 'timeouts', 'retry', 'sessionPersistence']

/** A route with what Istio makes of it at gateways, for listeners at which the same hostnames count; each of its fields is told of. */
export function placedRoutes(model: Model, route: Route, tell: Tell): readonly PlacedRoute[] {
  const { resource } = route
  tellOthers(resource.spec, ['parentRefs', 'hostnames', 'rules', 'useDefaultGateways'], ['spec'], tell)
  const parents = parentsOf(model, route)
  for (const ref of route.parentRefs) {
    const path = ['spec', 'parentRefs', ref.index]
    const parent = parents.find(it => it.ref === ref || it.ref.index === ref.index)
    tellParent(parent, path, tell)
  }
  const isMesh = parents.length > 0 && parents.every(it => it.mesh)
  const { rules, fault } = translateRoute(model, route, isMesh)
  if (rules.length === 0)
    tell(
      'cannot',
      ['spec', 'rules'],
      `Istio serves none of its rules today: ${fault?.message ?? 'there are none.'} Mend or delete it.`,
    )
  else if (fault)
    tell('approximated', ['spec', 'rules'], `${fault.message} Callers get 503 for it then, and 500 today.`)
  for (const { value, path } of route.rules) {
    tellOthers(value, knownOfRule, path, tell)
    if ('sessionPersistence' in value)
      tell('carried', [...path, 'sessionPersistence'], 'Istio does nothing with it, so it is left out')
    tell('carried', path, 'A rule, in the place in which it is tried')
  }
  if (route.hostnames.length > 0) tell('carried', ['spec', 'hostnames'], 'hosts')
  const byHosts = new Map<string, PlacedRoute & { readonly listeners: BuiltListener[] }>()
  const answers = parents.flatMap(it => it.listeners.filter(own => !own.denial && own.hostnames.length > 0))
  for (const { listener, hostnames } of answers) {
    const counting = hostnames.filter(it => hostsOverlap(it, listener.hostname ?? '*'))
    // Those that are for another listener alone are nobody's here.
    const isOne = hostnames.length === Math.max(1, route.hostnames.length)
    const key = isOne ? '' : counting.join(' ')
    const group = byHosts.get(key) ?? {
      route,
      listeners: [],
      hostnames: isOne ? hostnames : counting,
      rules,
      tell,
    }
    if (!group.listeners.includes(listener)) group.listeners.push(listener)
    byHosts.set(key, group)
  }
  const all = [...byHosts.values()].filter(it => it.hostnames.length > 0)
  return all.length > 0 ? all : [{ route, listeners: [], hostnames: ['*'], rules, tell }]
}

function tellParent(parent: RouteParent | undefined, path: readonly (string | number)[], tell: Tell): void {
  if (!parent)
    tell(
      'cannot',
      path,
      'The files do not have this parent, or Istio does not serve it. Add it, or delete the reference.',
    )
  else if (parent.mesh?.denial) tell('cannot', path, 'The files do not have this service. Add it.')
  else if (!parent.mesh && parent.listeners.every(it => it.denial))
    tell('carried', path, 'No listener takes the route today, so nothing is made of it there')
  else tell('carried', path, parent.mesh ? 'hosts, for calls within the mesh' : 'gateways')
}
