import { lookUp } from '../istio/routes/clusters.ts'
import { fullHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import type { Destination } from '../model/virtual-services.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Tell } from './carried.ts'

/** Where a route sends requests. */
export interface ConvertedBackend {
  readonly ref: { readonly [key: string]: Json }
  /** The Service, where it is one. */
  readonly service: BackendService | undefined
}

export interface BackendService {
  readonly namespace: string
  readonly service: string
  readonly port: number
}

/** A destination of a VirtualService as a backendRef; undefined for one that cannot be said, which is told. `viewer` is where the gateway runs. */
export function convertBackend(
  model: Model,
  virtualService: Resource,
  destination: Omit<Destination, 'weight'>,
  viewer: string,
  tell: Tell,
): ConvertedBackend | undefined {
  const { path, host, subset, port } = destination
  const own = virtualService.namespace
  if (subset !== '') {
    tell(
      'cannot',
      [...path, 'subset'],
      `A backendRef names no subset. Make a Service that selects the Pods of ${subset}, and send to it.`,
    )
    return undefined
  }
  const full = fullHost(host, virtualService)
  const service = lookUp({ model, namespace: viewer, serverPort: 0 }, full, own)
  const number = port || (service?.ports.length === 1 ? service.ports[0] : undefined)
  if (number === undefined) {
    tell(
      'cannot',
      path,
      `A backendRef needs a port, and the files do not tell a single one of ${host}. Write it.`,
    )
    return undefined
  }
  const name = serviceNameOf(full, virtualService.domain)
  if (name && service?.resource.kind !== 'ServiceEntry') {
    const isOwn = name.namespace === own
    tell('carried', path, `Service ${name.namespace}/${name.service}, port ${number}`)
    return {
      ref: { name: name.service, ...(!isOwn && { namespace: name.namespace }), port: number },
      service: { ...name, port: number },
    }
  }
  if (service?.resource.kind === 'ServiceEntry' && service.namespace === own) {
    tell('carried', path, `Hostname ${full}, port ${number}`)
    return {
      ref: { group: 'networking.istio.io', kind: 'Hostname', name: full, port: number },
      service: undefined,
    }
  }
  tell(
    'cannot',
    path,
    `${host} is neither a Service of the cluster nor a host of a ServiceEntry in namespace ${own}. Move the ServiceEntry there.`,
  )
  return undefined
}

function serviceNameOf(host: string, domain: string) {
  const [service = '', namespace = '', ...rest] = host.split('.')
  return rest.join('.') === `svc.${domain}` && service !== '' && namespace !== ''
    ? { service, namespace }
    : undefined
}
