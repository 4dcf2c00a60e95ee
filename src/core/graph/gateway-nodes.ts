import type { Gateway, Server } from '../model/gateways.ts'
import { isTlsServer, readGateway, redirectsToHttps, selectorText } from '../model/gateways.ts'
import { memoByKinds, memoByPlace, memoByValue } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { EntryNode, GatewayNode, ServerRow } from './graph.ts'
import { createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { withStale } from './parts/stale-parts.ts'
import { columnWidth, plainHeight, portWidth, withGatewayHeight, withPlainHeight } from './sizes.ts'

/** Draws Gateways with a row a server, and where their plain ports redirect to HTTPS. */
export function addGateways(builder: GraphBuilder, model: Model, stale: ReadonlySet<ResourceId>): void {
  const gateways = model.ofKind('Gateway')
  builder.addParts(withStale(parts(model, gateways), gateways, stale, stalePart))
}

const parts = memoByPlace([], (_, resource): GraphPart => part(resource))
const part = memoByValue((resource): GraphPart => drawGateway(resource, false))
const stalePart = memoByValue((resource): GraphPart => drawGateway(resource, true))

function drawGateway(resource: Resource, isStale: boolean): GraphPart {
  const gateway = readGateway(resource)
  const selector = selectorText(gateway.selector)
  const rows = gateway.servers.map(it => serverRow(it, resource))
  const builder = createGraphBuilder()
  const node: GatewayNode = {
    ...origin,
    id: resource.id,
    type: 'gateway',
    column: 'gateway',
    width: columnWidth.gateway,
    height: 0,
    title: shorten(resource.name) || '(no name)',
    subtitle: shorten([resource.namespace, selector].filter(Boolean).join(' · ')),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    rows,
    ...(isStale && { stale: true }),
  }
  builder.addNode(withGatewayHeight(node))
  addHttpsRedirect(builder, resource, gateway)
  return builder.build()
}

/** Draws a Gateway that is named but not in the files. */
export function addGhostGateway(builder: GraphBuilder, namespace: string, name: string): string {
  const id = ghostGatewayId(namespace, name)
  const node: GatewayNode = {
    ...origin,
    id,
    type: 'gateway',
    column: 'gateway',
    width: columnWidth.gateway,
    height: 0,
    title: shorten(name),
    subtitle: shorten(namespace),
    ghost: true,
    absent: { namespace, name },
    rows: [],
  }
  builder.addNode(withGatewayHeight(node))
  return id
}

/** The row's id: by its Gateway and its number there. */
export function serverRowId(resource: Resource, index: number): string {
  return `${resource.id}#servers/${index}`
}

function ghostGatewayId(namespace: string, name: string): string {
  return `ghost:Gateway/${namespace}/${name}`
}

function serverRow(server: Server, resource: Resource): ServerRow {
  return {
    id: serverRowId(resource, server.index),
    place: { resource: resource.id, path: server.path },
    port: server.portText,
    portName: shorten(server.portName),
    protocol: shorten(server.protocol),
    tls: isTlsServer(server) ? shorten(server.tls?.mode ?? '') : 'none',
    httpsRedirect: server.tls?.httpsRedirect === true,
    hosts: server.hosts.map(it => shorten(it.text)),
  }
}

/** A server of a Gateway that listens on a port of the Gateway's workload. */
interface Listener {
  readonly gateway: Resource
  readonly server: Server
}

/**
 * Draws the ports that several Gateways of one workload listen on, told by their selectors. A port of one Gateway alone is
 * part of its box: the row of its server says it.
 */
export function addSharedPorts(builder: GraphBuilder, model: Model): void {
  builder.addPart(sharedPorts(model))
}

const sharedPorts = memoByKinds(['Gateway'], (model): GraphPart => {
  const builder = createGraphBuilder()
  const gateways = model.ofKind('Gateway')
  const ports = new Map<string, { readonly selector: string; readonly listeners: Listener[] }>()
  for (const resource of gateways) {
    const gateway = readGateway(resource)
    const selector = selectorText(gateway.selector)
    for (const server of gateway.servers) {
      if (server.portText === '') continue
      const id = `entry/${selector}/${server.bind ? `${server.bind}:` : ''}${server.portText}`
      const port = ports.get(id) ?? { selector, listeners: [] }
      port.listeners.push({ gateway: resource, server })
      ports.set(id, port)
    }
  }
  for (const [id, { selector, listeners }] of ports)
    if (listeners.some(it => it.gateway !== listeners[0]?.gateway)) addPort(builder, id, selector, listeners)
  const { nodes, edges } = builder.build()
  return { nodes, edges }
})

function addPort(builder: GraphBuilder, id: string, selector: string, listeners: readonly Listener[]): void {
  const { server } = listeners[0]!
  const node: EntryNode = {
    ...origin,
    id,
    type: 'entry',
    column: 'entry',
    width: portWidth,
    height: 0,
    title: `Port ${server.portText}`,
    subtitle: shorten(selector || 'every gateway'),
    entry: 'gateway',
    ...(server.number !== undefined && { port: server.number }),
    ...(server.bind && { bind: server.bind }),
  }
  builder.addNode(withPlainHeight(node))
  for (const { gateway, server } of listeners) {
    const row = serverRowId(gateway, server.index)
    builder.addEdge({ id: `${id}→${row}`, source: id, target: gateway.id, targetRow: row, type: 'listen' })
  }
}

function addHttpsRedirect(builder: GraphBuilder, resource: Resource, gateway: Gateway): void {
  const redirecting = gateway.servers.filter(redirectsToHttps)
  if (redirecting.length === 0) return
  const id = `terminal/${resource.id}/https`
  builder.addNode({
    ...origin,
    id,
    type: 'terminal',
    column: 'host',
    width: columnWidth.host,
    height: plainHeight,
    title: '301 → https',
    subtitle: 'every plain request',
    terminal: 'redirect',
  })
  for (const server of redirecting) {
    const row = serverRowId(resource, server.index)
    builder.addEdge({
      id: `${row}→${id}`,
      source: resource.id,
      sourceRow: row,
      target: id,
      type: 'redirect',
      place: { resource: resource.id, path: [...server.path, 'tls', 'httpsRedirect'] },
    })
  }
}
