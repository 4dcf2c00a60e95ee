import type { Model } from './model.ts'
import type { Resource } from './resource.ts'

/** A Gateway as a VirtualService names it. */
export interface GatewayName {
  readonly namespace: string
  readonly name: string
}

/**
 * What an entry of `gateways` means in a namespace, as Istio's translation resolves it: `name` and `./name` beside it,
 * `namespace/name`, and the old dotted form `name.namespace…`. Undefined for the reserved word `mesh`.
 */
export function resolveGatewayName(text: string, namespace: string): GatewayName | undefined {
  if (text === 'mesh') return undefined
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const prefix = text.slice(0, slash)
    return { namespace: prefix === '.' ? namespace : prefix, name: text.slice(slash + 1) }
  }
  const [name = '', legacyNamespace] = text.split('.', 2)
  return { namespace: legacyNamespace || namespace, name }
}

/** The Gateway of the files that an entry of `gateways` means, if it is there. */
export function findGateway(model: Model, text: string, namespace: string): Resource | undefined {
  const name = resolveGatewayName(text, namespace)
  return name && model.find('Gateway', name.namespace, name.name)
}

/** Whether an entry of `gateways` in a namespace means this Gateway. */
export function namesGateway(text: string, namespace: string, gateway: Resource): boolean {
  const name = resolveGatewayName(text, namespace)
  return name !== undefined && name.name === gateway.name && name.namespace === gateway.namespace
}
