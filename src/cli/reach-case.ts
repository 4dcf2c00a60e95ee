import { effective, type Model } from '../core/model/model.ts'
import type { Place } from '../core/model/resource.ts'
import { readVirtualService, rulesOf } from '../core/model/virtual-services.ts'
import { reachRule } from '../core/reach/reach-rule.ts'
import { ruleSamples } from '../core/reach/rule-samples.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { modelOfCase, type TraceCase } from './trace-case.ts'

/** What reaches each rule of a case, and each match of those that have several: a request, the proof that none does, or neither. */
export function reachCase(given: Omit<TraceCase, 'requests'>) {
  const whole = modelOfCase(given)
  const model = appliedModel(whole)
  const workload = { namespace: given.gatewayNamespace, labels: new Map(Object.entries(given.gatewayLabels)) }
  const known = { type: 'gateway', id: '', label: '', workload, ports: [] } as const
  return {
    id: given.id,
    rules: placesOf(whole).map(place => {
      const found = reachRule(model, place, [known])
      if (found.reached) {
        const samples = ruleSamples(model, place, [known])
        return {
          place,
          verdict: 'reached',
          request: found.request,
          ...(found.from !== undefined && { from: found.from }),
          samples: samples.map(({ request, hits, end }) => ({ request, hits, end })),
        }
      }
      const verdict = found.proven ? 'dead' : 'open'
      return { place, verdict, reason: found.reason }
    }),
  }
}

function placesOf(model: Model): Place[] {
  return effective(model, 'VirtualService').flatMap(resource =>
    rulesOf(readVirtualService(resource)).flatMap(({ path, matches }) => [
      { resource: resource.id, path },
      ...(matches.length > 1 ? matches.map(it => ({ resource: resource.id, path: it.path })) : []),
    ]),
  )
}
