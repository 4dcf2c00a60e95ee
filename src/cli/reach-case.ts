import type { KnownWorkload } from '../core/istio/gateway/gateway-workloads.ts'
import { builtGateways, nameOf } from '../core/istio/gateway-api/gateways.ts'
import { routeKinds } from '../core/istio/gateway-api/kinds.ts'
import { readRoute } from '../core/istio/gateway-api/read-route.ts'
import type { GatewayWorkload } from '../core/istio/routes/workload.ts'
import { effective, type Model } from '../core/model/model.ts'
import type { Place } from '../core/model/resource.ts'
import { readVirtualService, rulesOf } from '../core/model/virtual-services.ts'
import { reachRule } from '../core/reach/reach-rule.ts'
import { ruleSamples } from '../core/reach/rule-samples.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { modelOfCase, type TraceCase, workloadOf } from './trace-case.ts'

/** What reaches each rule of a case, and each match of those that have several: a request, the proof that none does, or neither. */
export function reachCase(given: Omit<TraceCase, 'requests'>) {
  const whole = modelOfCase(given)
  const model = appliedModel(whole)
  const workload = { namespace: given.gatewayNamespace, labels: new Map(Object.entries(given.gatewayLabels)) }
  const known = [
    ...(Object.keys(given.gatewayLabels).length > 0 ? [knownAs('', workload)] : []),
    ...builtGateways(model).flatMap(it => {
      const served = workloadOf(model, it)
      return served ? [knownAs(nameOf(it.resource), served.workload)] : []
    }),
  ]
  return {
    id: given.id,
    rules: placesOf(whole).map(place => {
      const found = reachRule(model, place, known)
      if (found.reached) {
        const samples = ruleSamples(model, place, known)
        return {
          place,
          verdict: 'reached',
          request: found.request,
          ...(found.from !== undefined && { from: found.from }),
          ...(found.gateway && { gateway: found.gateway }),
          samples: samples.map(({ request, hits, end }) => ({ request, hits, end })),
        }
      }
      const verdict = found.proven ? 'dead' : 'open'
      return { place, verdict, reason: found.reason }
    }),
  }
}

/** A workload to reach rules through; the id is what a request names its Gateway by, empty for the one of the case. */
function knownAs(id: string, workload: GatewayWorkload): KnownWorkload {
  return { type: 'gateway', id, label: id, workload, ports: [] }
}

function placesOf(model: Model): Place[] {
  const rules = effective(model, 'VirtualService').flatMap(resource =>
    rulesOf(readVirtualService(resource)).map(it => ({ resource, ...it })),
  )
  const routes = routeKinds.flatMap(kind =>
    effective(model, kind).flatMap(resource => readRoute(resource).rules.map(it => ({ resource, ...it }))),
  )
  return [...rules, ...routes].flatMap(({ resource, path, matches }) => [
    { resource: resource.id, path },
    ...(matches.length > 1
      ? matches.flatMap(it => (it?.path ? [{ resource: resource.id, path: it.path }] : []))
      : []),
  ])
}
