import { textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'

/** The order in which a change goes into a cluster, with the reason for each place. What is taken away goes the other way round. */
export const stages = [
  { name: 'ground', why: 'What others need is there before anything asks for it.' },
  { name: 'hosts', why: 'A route to a host that nobody knows answers 503, so hosts come before rules.' },
  { name: 'callers', why: 'Callers are told of new hosts before rules lead to them.' },
  {
    name: 'subsets',
    why: 'A route to a subset that is not there answers 503, so subsets come before rules.',
  },
  { name: 'servers', why: 'Gateways listen before rules are bound to them.' },
  { name: 'permits', why: 'Policies let requests in before these come.' },
  { name: 'delegates', why: 'Delegates are there before the rules that lead to them.' },
  {
    name: 'routes',
    why: 'Requests change their way now. A VirtualService gets a host before another gives it away.',
  },
  { name: 'routesGone', why: 'Their hosts have rules elsewhere now, or none are wanted.' },
  { name: 'delegatesGone', why: 'No rule delegates to them any more.' },
  { name: 'others', why: 'Tracing does not show what these do, so they change beside finished routes.' },
  { name: 'limits', why: 'Policies refuse requests once these no longer come.' },
  { name: 'serversGone', why: 'No rule needs these servers any more.' },
  { name: 'subsetsGone', why: 'No rule leads to these subsets any more.' },
  { name: 'callersGone', why: 'No rule leads callers to these hosts any more.' },
  { name: 'hostsGone', why: 'No rule leads to these hosts any more.' },
  { name: 'groundGone', why: 'Nothing asks for these any more.' },
] as const

export type StageName = (typeof stages)[number]['name']

export function stageNumber(name: StageName): number {
  return stages.findIndex(it => it.name === name)
}

/** The stages of an object: where it is added or changed, and where it or a part of it is taken away. */
export interface StagesOfKind {
  readonly put: StageName
  readonly gone: StageName
}

/** Where an object has its place. */
export function stagesOf(resource: Resource): StagesOfKind {
  switch (resource.kind) {
    case 'VirtualService':
      return resource.spec.hosts === undefined
        ? { put: 'delegates', gone: 'delegatesGone' }
        : { put: 'routes', gone: 'routesGone' }
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
    case 'Ingress':
      return { put: 'routes', gone: 'routesGone' }
    case 'Gateway':
      return { put: 'servers', gone: 'serversGone' }
    case 'DestinationRule':
      return { put: 'subsets', gone: 'subsetsGone' }
    case 'ServiceEntry':
    case 'Service':
    case 'WorkloadEntry':
    case 'WorkloadGroup':
      return { put: 'hosts', gone: 'hostsGone' }
    case 'Sidecar':
      return { put: 'callers', gone: 'callersGone' }
    case 'AuthorizationPolicy':
      return isAllow(resource) ? { put: 'permits', gone: 'limits' } : { put: 'limits', gone: 'limits' }
    case 'PeerAuthentication':
      return isStrict(resource) ? { put: 'limits', gone: 'limits' } : { put: 'permits', gone: 'limits' }
    case 'RequestAuthentication':
      return { put: 'permits', gone: 'limits' }
    case 'EnvoyFilter':
    case 'Telemetry':
    case 'WasmPlugin':
    case 'ProxyConfig':
    case 'TrafficExtension':
      return { put: 'others', gone: 'others' }
    default:
      return { put: 'ground', gone: 'groundGone' }
  }
}

/** Kinds whose objects a trace follows: only these are taken out of their turn to spare requests. */
export const tracedKinds: ReadonlySet<string> = new Set([
  'VirtualService',
  'Gateway',
  'DestinationRule',
  'ServiceEntry',
  'Service',
  'Sidecar',
])

export function isAllow({ spec }: Resource): boolean {
  return (textAt(spec, 'action') ?? 'ALLOW') === 'ALLOW'
}

function isStrict({ spec }: Resource): boolean {
  return JSON.stringify(spec).includes('"STRICT"')
}
