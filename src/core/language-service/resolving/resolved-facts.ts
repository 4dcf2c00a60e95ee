import { kindKey } from '../../kinds/kind-key.ts'
import { resolveGatewayName } from '../../model/gateway-references.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { readVirtualService, rulesOf, sharesOf } from '../../model/virtual-services.ts'
import { percentWords } from '../../text/percent-words.ts'
import { type Path, samePath, valueAt } from '../../yaml/path.ts'
import { destinationFacts, routedHostFacts, servedHostFacts } from './host-facts.ts'
import { matchFacts } from './match-facts.ts'

/** What the value at a place comes to with all the files: full names, shares, what it meets. Sentences of Markdown. */
export function resolvedFacts(model: Model, resource: Resource, path: Path): string[] {
  const value: unknown = valueAt(resource.value, path)
  if (kindKey(resource) === 'VirtualService') return inVirtualService(model, resource, path, value)
  if (
    kindKey(resource) === 'Gateway' &&
    path[3] === 'hosts' &&
    path.length === 5 &&
    typeof value === 'string'
  )
    return servedHostFacts(model, resource, Number(path[2]), value)
  if (
    kindKey(resource) === 'DestinationRule' &&
    path.length === 2 &&
    path[1] === 'host' &&
    typeof value === 'string'
  )
    return destinationFacts(model, value, resource.namespace)
  return []
}

function inVirtualService(model: Model, resource: Resource, path: Path, value: unknown): string[] {
  const [, list, , last] = path
  if (list === 'hosts' && path.length === 3 && typeof value === 'string')
    return routedHostFacts(model, resource, value)
  if ((list === 'gateways' || (last === 'match' && path.at(-2) === 'gateways')) && typeof value === 'string')
    return gatewayFacts(model, resource, value)
  const owner = path.at(-2)
  if (path.at(-1) === 'host' && (owner === 'destination' || owner === 'mirror') && typeof value === 'string')
    return destinationFacts(model, value, resource.namespace)
  if (path.at(-1) === 'weight') return shareFacts(resource, path)
  return matchFacts(resource.value, path)
}

function gatewayFacts(model: Model, resource: Resource, text: string): string[] {
  const name = resolveGatewayName(text, resource.namespace)
  if (!name) return ['Stands for the sidecars of the mesh.']
  const isThere = model.find('Gateway', name.namespace, name.name) !== undefined
  return [`Means the Gateway ${name.namespace}/${name.name}${isThere ? '' : ', which is not in your files'}.`]
}

function shareFacts(resource: Resource, path: Path): string[] {
  const share = shareAt(resource, path.slice(0, -1))
  return share === undefined ? [] : [`Gets ${percentWords(share)} of the requests of the rule.`]
}

/** What part of its rule's requests a route of a VirtualService gets, 0 to 1. */
function shareAt(resource: Resource, route: Path): number | undefined {
  return routesWithShares(resource).find(it => samePath(it.path, route))?.share
}

/** The routes of a VirtualService with what part of their rule's requests each gets, and the weight as it is written. */
export function routesWithShares(
  resource: Resource,
): readonly { readonly path: Path; readonly share: number; readonly weight: number | undefined }[] {
  return rulesOf(readVirtualService(resource)).flatMap(({ destinations }) => {
    const shares = sharesOf(destinations)
    return destinations.map((it, i) => ({ path: it.path.slice(0, -1), share: shares[i]!, weight: it.weight }))
  })
}
