import {
  gatewayWorkloads,
  gatewayWorkloadsOf,
  type KnownWorkload,
} from '../../istio/gateway/gateway-workloads.ts'
import { gatewayServices } from '../../istio/routes/workload.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { gatewayLinks } from '../../model/binding.ts'
import { readGateway, selectorText } from '../../model/gateways.ts'
import type { LinkedModel, Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { reachInSteps } from '../../reach/reach-rule.ts'
import type { Request } from '../../request/request.ts'
import { appliedModel } from '../../rules/engine/refusals.ts'
import type { Path } from '../../yaml/path.ts'

/** So many ways to a rule are looked at: the words stand above every rule on screen. */
const mostWays = 12

/** Which request reaches a rule of a VirtualService, through the Gateways it names or from the mesh, as far as a short search tells. */
export function reachWords(model: LinkedModel, resource: Resource, path: Path): string[] {
  const [spec, list, index] = path
  const isRule = spec === 'spec' && ['http', 'tls', 'tcp'].includes(String(list)) && typeof index === 'number'
  if (!isRule || path.length !== 3 || kindKey(resource) !== 'VirtualService') return []
  // Who delegates to it decides, and the search would begin at every gateway.
  if (readVirtualService(resource).hosts.length === 0) return []
  const known = kept.get(model) ?? new Map<string, string>()
  kept.set(model, known)
  const key = `${resource.id}\0${path.join('\0')}`
  const words = known.get(key) ?? wordsOf(model, resource, path)
  known.set(key, words)
  return words === '' ? [] : [words]
}

const kept = new WeakMap<LinkedModel, Map<string, string>>()

/** Empty where a Gateway that is not in the files may let requests in. */
function wordsOf(model: LinkedModel, resource: Resource, path: Path): string {
  const applied = appliedModel(model)
  const gateways = gatewayLinks(applied, resource).map(it => it.gateway)
  const steps = reachInSteps(applied, { resource: resource.id, path }, workloadsOf(applied, gateways))
  for (let ways = 0; ways <= mostWays; ways++) {
    const { done, value } = steps.next()
    if (!done) continue
    if (value.reached) {
      // Of several hosts the one is said.
      const isOne = readVirtualService(resource).hosts.length === 1
      return `reached by ${requestWords(value.request, isOne)}${value.from ? ' in the mesh' : ''}`
    }
    if (gatewayLinks(model, resource).some(it => !it.gateway)) return ''
    return value.proven ? 'reached by no request' : 'no request found that reaches it'
  }
  return 'not searched to the end for a request that reaches it'
}

function workloadsOf(model: Model, gateways: readonly (Resource | undefined)[]): readonly KnownWorkload[] {
  const known = gateways.filter(it => it !== undefined)
  // Some are for Services, whatever their selectors.
  if (known.some(it => gatewayServices(it) !== undefined)) return gatewayWorkloads(model)
  return gatewayWorkloadsOf(model, new Set(known.map(it => selectorText(readGateway(it).selector))))
}

function requestWords(
  { protocol, method, host, sni, path, port, headers }: Request,
  withoutHost: boolean,
): string {
  const name = withoutHost ? '' : host || sni || 'any host'
  if (protocol === 'tcp') return withoutHost ? `connections to port ${port}` : `${name}, port ${port}`
  const names = Object.keys(headers ?? {})
  const more =
    names.length > 0 ? ` with ${names.length === 1 ? 'header' : 'headers'} ${names.join(', ')}` : ''
  return `${method ?? 'GET'} ${name}${path ?? '/'}${more}`
}
