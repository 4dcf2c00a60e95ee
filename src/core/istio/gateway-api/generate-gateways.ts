import type { Model } from '../../model/model.ts'
import { labelsAt, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { type BuiltGateway, builtGateways } from './gateways.ts'
import { generatedResource } from './generated.ts'
import type { BuiltListener } from './listeners.ts'

/** A Gateway of one server for each listener that is served, and the Services of those that Istio runs. */
export function generatedGateways(model: Model): readonly Resource[] {
  const gateways = builtGateways(model)
  const known = generated.get(gateways)
  if (known) return known
  const made = gateways.flatMap(built => [
    ...servedListeners(built).map(it => gatewayOf(built, it)),
    ...(built.role === 'managed' && built.isManaged ? serviceOf(model, built) : []),
  ])
  generated.set(gateways, made)
  return made
}

const generated = new WeakMap<readonly BuiltGateway[], readonly Resource[]>()

/** All listeners of a Gateway that are served or taken to be, those of its ListenerSets too. Routes do not go by those of a waypoint. */
export function servedListeners({ role, listeners, sets }: BuiltGateway): readonly BuiltListener[] {
  if (role === 'waypoint') return []
  return [...listeners, ...sets.flatMap(it => it.listeners)].filter(it => it.isServed || it.isAssumed)
}

function gatewayOf({ services }: BuiltGateway, listener: BuiltListener): Resource {
  const { owner, path, port, protocol, hosts, serverTls } = listener
  const server = {
    port: { number: port, name: 'default', protocol },
    hosts: [...hosts],
    ...(serverTls && { tls: serverTls }),
  }
  return generatedResource({
    kind: 'Gateway',
    name: listener.internalName,
    namespace: owner.namespace,
    from: owner,
    annotations: {
      'internal.istio.io/gateway-service': services.join(','),
      ...(owner.id !== listener.gateway.id && {
        'internal.istio.io/parent-namespace': listener.gateway.namespace,
      }),
    },
    spec: { servers: [server] },
    origin: () => ({ resource: owner.id, path }),
    title: `listener ${listener.name} of ${owner.name}`,
  })
}

/** The Service that Istio makes for a Gateway, unless the files have it (gatewaycommon/deploymentcontroller.go). */
function serviceOf(model: Model, built: BuiltGateway): Resource[] {
  const { resource } = built
  const name = built.services[0]!.slice(0, built.services[0]!.indexOf('.'))
  if (model.find('Service', resource.namespace, name)) return []
  const listeners = [...built.listeners, ...built.sets.flatMap(it => it.listeners)]
  const ports = [...new Set([15021, ...listeners.map(it => it.port)])]
  return [
    generatedResource({
      kind: 'Service',
      name,
      namespace: resource.namespace,
      from: resource,
      labels: Object.fromEntries(podLabelsOf(resource)),
      spec: {
        selector: { 'gateway.networking.k8s.io/gateway-name': resource.name },
        ports: ports.map(port => ({ name: nameOfPort(port, listeners), port })),
      },
      origin: () => ({ resource: resource.id, path: [] }),
      title: `${name}, which Istio makes for Gateway ${resource.name}`,
    }),
  ]
}

function nameOfPort(port: number, listeners: readonly BuiltListener[]): string {
  const first = listeners.find(it => it.port === port)
  return first ? `${first.protocol.toLowerCase()}-${port}` : 'status-port'
}

/** The labels of the Pods and the Service that Istio makes for a Gateway: its own, or those of its infrastructure, and two to tell it by. */
function podLabelsOf({ name, spec, value }: Resource): ReadonlyMap<string, string> {
  const given =
    labelsAt(mapAt(spec, 'infrastructure'), 'labels') ?? labelsAt(mapAt(value, 'metadata'), 'labels') ?? []
  return new Map([
    ...given,
    ['gateway.networking.k8s.io/gateway-name', name],
    ['gateway.networking.k8s.io/gateway-class-name', textAt(spec, 'gatewayClassName') ?? ''],
  ])
}
