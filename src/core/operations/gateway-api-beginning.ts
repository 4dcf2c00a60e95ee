import { kindKey } from '../kinds/kind-key.ts'
import { effective, type Model } from '../model/model.ts'
import { entriesAt, integerAt, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { readService } from '../model/services.ts'
import type { Json } from '../yaml/source-document.ts'
import { freePort } from './free-port.ts'

const gatewayKey = 'Gateway.gateway.networking.k8s.io'

/**
 * What a new object of the Gateway API begins with: the Gateway, listener host, Service and port that the files have, what is selected
 * first. Undefined where they have nothing of it, or for a kind that says nothing of them.
 */
export function gatewayApiBeginning(
  kind: string,
  model: Model,
  namespace: string,
  near: Resource | undefined,
): { readonly spec: Json; readonly name?: string | undefined } | undefined {
  const gateway = nearest(model, gatewayKey, namespace, near)
  const service = nearest(model, 'Service', namespace, near)
  const parent = gateway && named(gateway, namespace)
  const port = service && readService(service).ports.find(it => it.number !== undefined)?.number
  switch (kind) {
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute': {
      if (!parent && !service) return undefined
      const backend = service ? { ...named(service, namespace), port: port ?? 80 } : { name: 'web', port: 80 }
      const host = gateway && hostOf(gateway)
      return {
        name: service?.name,
        spec: {
          parentRefs: [parent ?? { name: 'gateway' }],
          ...(kind !== 'TCPRoute' &&
            (host !== undefined || kind === 'TLSRoute') && { hostnames: [host ?? 'www.example.com'] }),
          rules: [{ backendRefs: [backend] }],
        },
      }
    }
    case 'ListenerSet':
      return (
        parent && {
          spec: {
            parentRef: parent,
            listeners: [{ name: 'http', port: freePort(portsOf(gateway), []), protocol: 'HTTP' }],
          },
        }
      )
    case 'BackendTLSPolicy':
      return service?.namespace === namespace
        ? {
            name: service.name,
            spec: {
              targetRefs: [{ group: '', kind: 'Service', name: service.name }],
              validation: {
                hostname: `${service.name}.${namespace}.svc.${model.settings.domain}`,
                wellKnownCACertificates: 'System',
              },
            },
          }
        : undefined
    case gatewayKey: {
      const hosts = effective(model, 'HTTPRoute')
        .filter(it => it.namespace === namespace)
        .flatMap(it => entriesAt(it.spec, 'hostnames').map(host => host.text))
      const [host] = hosts
      return host === undefined
        ? undefined
        : {
            spec: {
              gatewayClassName: 'istio',
              listeners: [
                { name: 'http', port: 80, protocol: 'HTTP', ...(hosts.length === 1 && { hostname: host }) },
              ],
            },
          }
    }
    default:
      return undefined
  }
}

/** What is selected where it is of the kind, else one of the namespace, else any. */
function nearest(
  model: Model,
  kind: string,
  namespace: string,
  near: Resource | undefined,
): Resource | undefined {
  if (near && kindKey(near) === kind && near.name !== '') return near
  const all = effective(model, kind).filter(it => it.name !== '')
  return all.find(it => it.namespace === namespace) ?? all[0]
}

/** How an object is referred to from a namespace. */
function named(
  { name, namespace }: Resource,
  from: string,
): { readonly name: string; readonly namespace?: string } {
  return namespace === from ? { name } : { name, namespace }
}

function hostOf(gateway: Resource): string | undefined {
  return mapsAt(gateway.spec, 'listeners')
    .map(it => textAt(it, 'hostname') ?? '')
    .find(it => it !== '' && !it.startsWith('*'))
}

function portsOf(gateway: Resource | undefined): (number | undefined)[] {
  return gateway ? mapsAt(gateway.spec, 'listeners').map(it => integerAt(it, 'port')) : []
}
