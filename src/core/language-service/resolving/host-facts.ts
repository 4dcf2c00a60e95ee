import { gatewayLinks } from '../../model/binding.ts'
import { findGateway } from '../../model/gateway-references.ts'
import { readGateway } from '../../model/gateways.ts'
import { fullHost, hostsOverlap } from '../../model/hosts.ts'
import { effective, homeIn, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceNamed } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'

/** Which service the host of a destination is. */
export function destinationFacts(model: Model, host: string, namespace: string): string[] {
  const full = fullHost(host, homeIn(model, namespace))
  const name = full === host ? [] : [`Means \`${full}\`.`]
  const service = serviceNamed(model, host, namespace)
  if (!service) return [...name, 'No Service or ServiceEntry of your files has this name.']
  const what = service.kind === 'service' ? 'Service' : 'ServiceEntry'
  const where = service.resource ? ` ${service.resource.namespace}/${service.resource.name}` : ''
  const ports = service.ports
    .map(it => (it.name ? `${it.number} (${it.name})` : String(it.number)))
    .join(', ')
  return [...name, `${what}${where}${ports ? `, ports ${ports}` : ''}.`]
}

/** Which servers of Gateways meet a host of a VirtualService, and which do not. */
export function routedHostFacts(model: Model, virtualService: Resource, host: string): string[] {
  const full = fullHost(host, virtualService)
  const facts = full === host ? [] : [`Means \`${full}\` in the mesh.`]
  for (const { text, gateway, bindings } of gatewayLinks(model, virtualService)) {
    if (!gateway) {
      facts.push(`The Gateway \`${text}\` is not in your files.`)
      continue
    }
    const { servers } = readGateway(gateway)
    const met = bindings.flatMap((binding, i) =>
      binding.bound && binding.hosts.some(it => hostsOverlap(it, full))
        ? [`${servers[i]?.portText ?? ''} ${servers[i]?.protocol ?? ''}`.trim()]
        : [],
    )
    facts.push(
      met.length > 0
        ? `Served by Gateway ${gateway.namespace}/${gateway.name} on ${met.join(', ')}.`
        : `No server of Gateway ${gateway.namespace}/${gateway.name} serves it.`,
    )
  }
  return facts
}

const mostNamed = 5

/** Which VirtualServices a host of a Gateway's server leads to. */
export function servedHostFacts(model: Model, gateway: Resource, server: number, host: string): string[] {
  const own = host.slice(host.indexOf('/') + 1)
  const bound = effective(model, 'VirtualService').filter(it => {
    if (
      !readVirtualService(it).gateways.some(
        ({ text }) => findGateway(model, text, it.namespace)?.id === gateway.id,
      )
    )
      return false
    const binding = gatewayLinks(model, it).find(link => link.gateway?.id === gateway.id)?.bindings[server]
    return binding?.bound === true && binding.hosts.some(it => hostsOverlap(it, own))
  })
  if (bound.length === 0) return ['No VirtualService of your files is served under it.']
  const names = bound.slice(0, mostNamed).map(it => `${it.namespace}/${it.name}`)
  const more = bound.length > mostNamed ? ` and ${bound.length - mostNamed} more` : ''
  return [`Leads to VirtualService ${names.join(', ')}${more}.`]
}
