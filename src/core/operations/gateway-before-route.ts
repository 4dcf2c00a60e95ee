import type { Resource } from '../model/resource.ts'
import type { Json } from '../yaml/source-document.ts'
import { addResource } from './add-resource.ts'
import { allOf } from './all-of.ts'
import { linkWithGrants } from './link-with-grants.ts'
import type { Operation } from './operation.ts'

const key = 'Gateway.gateway.networking.k8s.io'
const http = { name: 'http', port: 80, protocol: 'HTTP' }

const listeners: Readonly<Record<string, Json>> = {
  TLSRoute: { name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } },
  TCPRoute: { name: 'tcp', port: 9000, protocol: 'TCP' },
}

/** A Gateway of the Gateway API with a listener that takes a route, and the route attached to it. `free` gives a name that none has. */
export function gatewayBeforeRoute(
  { id, kind, namespace, name: own, file }: Resource,
  title: string,
  free: (kind: string, wanted: string) => string,
): Operation {
  const name = free(key, `${own}-gateway`)
  const template: Json = { gatewayClassName: 'istio', listeners: [listeners[kind] ?? http] }
  return allOf(title, [
    addResource({ kind: key, name, namespace, file, template }),
    linkWithGrants(id, `${key}/${namespace}/${name}`),
  ])
}
