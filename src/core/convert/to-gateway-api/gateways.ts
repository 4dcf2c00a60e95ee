import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { readGateway, selectorText, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'
import { gatewayHome } from '../../model/workloads.ts'
import { nameClaims } from '../../text/file-name.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { convertServers, writeListener } from './listeners.ts'
import { objectOf } from './object-of.ts'
import type { ConvertedGateway } from './places.ts'

/** A Gateway that stays on its Pods by naming their Service, or that Istio runs anew. */
export interface MadeGateway extends ConvertedGateway {
  /** The name of the Service; undefined where the files have none. */
  readonly service: string | undefined
  /** Of the Pods that the Gateway selects today. */
  readonly podLabels: ReadonlyMap<string, string>
}

/**
 * What Gateways of Istio become that belong together: each one of Kubernetes in the namespace where its Pods run. Those on the same
 * Pods become one where Istio would else run Pods for each.
 */
export function convertGateways(
  model: Model,
  gateways: readonly Resource[],
  tellOf: (resource: Resource) => Tell,
): readonly MadeGateway[] {
  const parts = new Map<string, { readonly pods: Pods; readonly members: Resource[] }>()
  for (const it of gateways) {
    const pods = podsFor(model, it)
    const isMerged = pods.services.length === 0
    const key = isMerged ? `${pods.namespace} ${selectorText(readGateway(it).selector)}` : it.id
    const part = parts.get(key)
    if (part) part.members.push(it)
    else parts.set(key, { pods, members: [it] })
  }
  return [...parts.values()].map(({ pods, members }) => convertTogether(model, pods, members, tellOf))
}

interface Pods {
  readonly namespace: string
  readonly labels: ReadonlyMap<string, string>
  /** The Services that lead to them. */
  readonly services: readonly Resource[]
}

function podsFor(model: Model, gateway: Resource): Pods {
  const { namespace, labels } = gatewayHome(model, readGateway(gateway), gateway.namespace)
  const services = effective(model, 'Service').filter(it => {
    const asked = readService(it).selector
    return !it.origin && it.namespace === namespace && asked?.size && selects(asked, labels)
  })
  return { namespace, labels, services }
}

function convertTogether(
  model: Model,
  { namespace, labels, services }: Pods,
  members: readonly Resource[],
  tellOf: (resource: Resource) => Tell,
): MadeGateway {
  const [first] = members as [Resource]
  const at = ['spec', 'selector']
  const claim = nameClaims([])
  const seen = new Set<string>()
  const listeners = members.flatMap(it => {
    const tell = tellOf(it)
    tellOthers(it.spec, ['selector', 'servers'], ['spec'], tell)
    const { selector, servers } = readGateway(it)
    if (!selector?.size) tell('cannot', at, 'Without a selector it is for every gateway. Name one.')
    if ([...(selector?.keys() ?? [])].some(key => key.startsWith('gateway.networking.k8s.io/')))
      tell('cannot', at, 'These are the Pods of a Gateway of Kubernetes. Add listeners to that one.')
    if (servers.length === 0) tell('cannot', ['spec', 'servers'], 'A Gateway has at least one listener.')
    return convertServers(it, claim, seen, tell)
  })
  if (listeners.length > 64)
    tellOf(first)('cannot', ['spec', 'servers'], 'A Gateway has at most 64 listeners. Divide it.')
  const ports = new Set(listeners.map(it => it.port))
  const service = services.find(it => {
    const own = readService(it).ports.map(port => port.number)
    return [...ports].every(port => own.includes(port))
  })
  for (const it of members) {
    const tell = tellOf(it)
    const selector = selectorText(readGateway(it).selector)
    if (services.length > 0 && !service)
      tell(
        'cannot',
        at,
        `A Gateway listens on ports of its Service, and ${services[0]?.name} lacks one of its ports.`,
      )
    else if (service) tell('carried', at, `addresses: Hostname ${service.name}, the Service of the same Pods`)
    else
      tell(
        'approximated',
        at,
        `No Service of the files leads to ${selector}: Istio runs a gateway of its own for it, with an address of its own, to which DNS has to lead. To stay on the Pods, add their Service to the files.`,
      )
    if (it !== first)
      tell(
        'approximated',
        ['metadata', 'name'],
        `Its listeners join those of ${first.name}, which is for the same Pods.`,
      )
  }
  const { name } = first
  const taken = model
    .ofKind(`Gateway.${gatewayApiGroup}`)
    .some(it => it.namespace === namespace && it.name === name)
  if (taken)
    tellOf(first)(
      'blocked',
      ['metadata', 'name'],
      `Namespace ${namespace} has a Gateway ${name} of that kind.`,
    )
  return { of: first, name, namespace, listeners, service: service?.name, podLabels: labels }
}

/** The Gateway as it is written, and the redirect to HTTPS where servers ask for it. */
export function writeGateway(made: MadeGateway, tell: Tell): JsonMap[] {
  const { name, namespace, listeners, service, of } = made
  const gateway = objectOf(
    'Gateway',
    name,
    namespace,
    {
      gatewayClassName: 'istio',
      ...(service !== undefined && { addresses: [{ type: 'Hostname', value: service }] }),
      listeners: listeners.map(it => writeListener(it, namespace)),
    },
    of,
  )
  const redirecting = listeners.filter(it => it.redirects)
  if (redirecting.some(it => it.namespace !== undefined && it.namespace !== namespace))
    tell(
      'cannot',
      ['spec', 'servers'],
      'The redirect to HTTPS would be in a namespace that its listener does not let in.',
    )
  if (redirecting.length === 0) return [gateway]
  const redirect = objectOf('HTTPRoute', `${name}-to-https`, namespace, {
    parentRefs: redirecting.map(it => ({ name, sectionName: it.name })),
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ],
  })
  return [gateway, redirect]
}
