import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { readGateway, selectorText, selects } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readService } from '../model/services.ts'
import { gatewayHome } from '../model/workloads.ts'
import type { Json } from '../yaml/source-document.ts'
import { type Tell, tellOthers } from './carried.ts'
import { convertServers, writeListener } from './listeners.ts'
import { type ConvertedGateway, objectOf } from './routes.ts'

/** A Gateway that stays on its Pods by naming their Service, or that Istio runs anew. */
export interface MadeGateway extends ConvertedGateway {
  /** The name of the Service; undefined where the files have none. */
  readonly service: string | undefined
  /** Of the Pods that the Gateway selects today. */
  readonly podLabels: ReadonlyMap<string, string>
}

/** What a Gateway of Istio becomes: one of Kubernetes in the namespace where its Pods run. */
export function convertGateway(model: Model, gateway: Resource, tell: Tell): MadeGateway {
  tellOthers(gateway.spec, ['selector', 'servers'], ['spec'], tell)
  const read = readGateway(gateway)
  const at = ['spec', 'selector']
  if (!read.selector?.size) tell('cannot', at, 'Without a selector it is for every gateway. Name one.')
  if ([...(read.selector?.keys() ?? [])].some(it => it.startsWith('gateway.networking.k8s.io/')))
    tell('cannot', at, 'These are the Pods of a Gateway of Kubernetes. Add listeners to that one.')
  const home = gatewayHome(model, read, gateway.namespace)
  const services = effective(model, 'Service').filter(it => {
    const asked = readService(it).selector
    return !it.origin && it.namespace === home.namespace && asked?.size && selects(asked, home.labels)
  })
  const listeners = convertServers(gateway, tell)
  const ports = new Set(listeners.map(it => it.port))
  const service = services.find(it => {
    const own = readService(it).ports.map(port => port.number)
    return [...ports].every(port => own.includes(port))
  })
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
      `No Service of the files leads to ${selectorText(read.selector)}: Istio runs a gateway of its own for it, with an address of its own, to which DNS has to lead. To stay on the Pods, add their Service to the files.`,
    )
  const name = gateway.name
  const taken = model
    .ofKind(`Gateway.${gatewayApiGroup}`)
    .some(it => it.namespace === home.namespace && it.name === name)
  if (taken)
    tell('cannot', ['metadata', 'name'], `Namespace ${home.namespace} has a Gateway ${name} of that kind.`)
  return {
    of: gateway,
    name,
    namespace: home.namespace,
    listeners,
    service: service?.name,
    podLabels: home.labels,
  }
}

/** The Gateway as it is written, and the redirect to HTTPS where servers ask for it. */
export function writeGateway(made: MadeGateway, tell: Tell): Json[] {
  const { name, namespace, listeners, service } = made
  const gateway = objectOf('Gateway', name, namespace, {
    gatewayClassName: 'istio',
    ...(service !== undefined && { addresses: [{ type: 'Hostname', value: service }] }),
    listeners: listeners.map(writeListener),
  })
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
