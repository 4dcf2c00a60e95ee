import { lookUp } from '../../istio/routes/clusters.ts'
import type { WrittenIn } from '../../istio/routes/effective-rule.ts'
import { fullHost, serviceOfHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Destination } from '../../model/virtual-services.ts'
import type { Tell } from '../conversion/carried.ts'
import type { SubsetServices } from './subset-services.ts'

/** A Service that routes of a kind and namespace send to. */
export interface SentTo {
  readonly namespace: string
  readonly service: string
  readonly port: number
  /** The kind and namespace of the route. */
  readonly kind: string
  readonly from: string
  /** Parents in the mesh ask for no ReferenceGrant. */
  readonly isMesh: boolean
}

/** For whom destinations are converted. */
export interface BackendContext {
  readonly model: Model
  /** Of the route, and its kind. */
  readonly namespace: string
  readonly kind: string
  readonly isMesh: boolean
  /** Of a call for HTTP within the mesh a destination without a port means the one that was called. */
  readonly meansCalledPort: boolean
  /** Where the gateway runs; the route's own namespace within the mesh. */
  readonly viewer: string
  /** What a destination without a port means: undefined for what is not known. */
  readonly port: number | undefined
  readonly subsets: SubsetServices
  readonly sentTo: SentTo[]
  /** Whether a ServiceEntry of the route's namespace has a host. */
  readonly isOwnEntry: (host: string) => boolean
}

/** A destination of a VirtualService as a backendRef; undefined for one that cannot be said, which is told. */
export function convertBackend(
  context: BackendContext,
  destination: WrittenIn<Omit<Destination, 'weight'>>,
  tell: Tell,
): JsonMap | undefined {
  const { model, viewer, namespace: own, kind, isMesh, meansCalledPort } = context
  const { path, host, subset, port } = destination
  const full = fullHost(host, destination)
  const service = lookUp({ model, namespace: viewer, serverPort: 0 }, full, destination.namespace)
  const single = !meansCalledPort && service?.ports.length === 1 ? service.ports[0] : undefined
  const isKnown = service !== undefined || meansCalledPort || model.settings.complete
  const number = port || single || context.port
  if (!port && !single && !(isKnown && context.port !== undefined))
    tell(
      'cannot',
      path,
      `A backendRef needs a port, and the files do not tell a single one of ${host}. Write it.${number === undefined ? '' : ` Converted anyway, it is the port of the listener, ${number}.`}`,
    )
  if (number === undefined) return undefined
  const name = serviceOfHost(full, destination.domain)
  const isService =
    name !== undefined && !name.name.includes('.') && service?.resource.kind !== 'ServiceEntry'
  if (subset !== '') {
    const made = context.subsets.serviceFor(
      { host: full, subset, viewer, service: service?.resource },
      path,
      tell,
    )
    return made && sendTo(made.name, made.namespace)
  }
  if (isService) return sendTo(name.name, name.namespace)
  const hostname: JsonMap = { group: 'networking.istio.io', kind: 'Hostname', name: full, port: number }
  if (context.isOwnEntry(full)) {
    tell('carried', path, `Hostname ${full}, port ${number}`)
    return hostname
  }
  if (full === '' || full.startsWith('*')) {
    tell('cannot', path, `${host} is no host that a backendRef can name.`)
    return undefined
  }
  tell(
    'approximated',
    path,
    service
      ? `Hostname ${full}, port ${number}. Requests go there, but the status says BackendNotFound: the ServiceEntry is not in namespace ${own}.`
      : `Hostname ${full}, port ${number}. The files do not have it; where it is not in namespace ${own} of the cluster either, callers get 500 in place of 503.`,
  )
  return hostname

  function sendTo(service: string, namespace: string): JsonMap {
    const port = number!
    tell('carried', path, `Service ${namespace}/${service}, port ${port}`)
    context.sentTo.push({ namespace, service, port, kind, from: own, isMesh })
    return { name: service, ...(namespace !== own && { namespace }), port }
  }
}
