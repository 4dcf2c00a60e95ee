import type { GatewayNode, ServerRow } from '../graph/graph.ts'
import { type GraphBuilder, origin } from '../graph/graph-builder.ts'
import { shorten } from '../graph/match-words.ts'
import { columnWidth, withGatewayHeight } from '../graph/sizes.ts'
import { type Listener, readListeners } from '../istio/gateway-api/read-listeners.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { memoByValue } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { type IsRefused, withUses } from './standing.ts'

/** Draws a Gateway or ListenerSet of the Gateway API with a row for each listener. */
export function addListenerBox(
  builder: GraphBuilder,
  model: Model,
  resource: Resource,
  isStale: boolean,
  isRefused: IsRefused,
): void {
  const node = isStale ? staleBox(resource) : box(resource)
  builder.addNode(isRefused(resource) ? node : withUses(node, model, resource))
}

/** The row's id: by its owner and its number there. */
export function listenerRowId(owner: Resource, index: number): string {
  return `${owner.id}#listeners/${index}`
}

const box = memoByValue(resource => draw(resource, false))
const staleBox = memoByValue(resource => draw(resource, true))

function draw(resource: Resource, isStale: boolean): GatewayNode {
  const node: GatewayNode = {
    ...origin,
    id: resource.id,
    type: 'gateway',
    kind: kindKey(resource),
    column: 'gateway',
    width: columnWidth.gateway,
    height: 0,
    title: shorten(resource.name) || '(no name)',
    subtitle: shorten([resource.namespace, about(resource)].filter(Boolean).join(' · ')),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    rows: readListeners(resource).map((it, i) => row(it, i)),
    ...(isStale && { stale: true }),
  }
  return withGatewayHeight(node)
}

/** The class of a Gateway; the Gateway of a ListenerSet. */
function about({ kind, spec }: Resource): string {
  if (kind !== 'ListenerSet') return `class ${textAt(spec, 'gatewayClassName') ?? '?'}`
  return `listeners of ${textAt(mapAt(spec, 'parentRef'), 'name') ?? '?'}`
}

function row(listener: Listener, index: number): ServerRow {
  const { owner, path, name, port, protocol, hostname, tls } = listener
  return {
    id: listenerRowId(owner, index),
    isListener: true,
    place: { resource: owner.id, path },
    port: port === 0 ? '' : String(port),
    portName: shorten(name),
    protocol: shorten(protocol),
    tls: tls ? shorten(textAt(tls, 'mode') ?? 'Terminate') : 'none',
    httpsRedirect: false,
    hosts: [shorten(hostname ?? '*')],
  }
}
