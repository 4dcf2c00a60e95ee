import type { Gateway, Server } from '../model/gateways.ts'
import { isTlsServer, readGateway, redirectsToHttps, selectorText } from '../model/gateways.ts'
import { memoByValue } from '../model/memo.ts'
import type { Resource } from '../model/resource.ts'
import type { ServerRow } from './graph.ts'
import { addPart, createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { columnWidth, gatewayHeight, plainHeight } from './sizes.ts'

/** Draws a Gateway with a row a server, the ports of its workload, and where its plain ports redirect to HTTPS. */
export function addGateway(builder: GraphBuilder, resource: Resource, isStale: boolean): void {
  addPart(builder, isStale ? stalePart(resource) : part(resource))
}

const part = memoByValue((resource): GraphPart => drawGateway(resource, false))
const stalePart = memoByValue((resource): GraphPart => drawGateway(resource, true))

function drawGateway(resource: Resource, isStale: boolean): GraphPart {
  const gateway = readGateway(resource)
  const selector = selectorText(gateway.selector)
  const rows = gateway.servers.map(it => serverRow(it, resource))
  const builder = createGraphBuilder()
  builder.addNode({
    ...origin,
    id: resource.id,
    type: 'gateway',
    column: 'gateway',
    width: columnWidth.gateway,
    height: gatewayHeight(rows),
    title: shorten(resource.name) || '(no name)',
    subtitle: shorten([resource.namespace, selector].filter(Boolean).join(' · ')),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    rows,
    ...(isStale && { stale: true }),
  })
  addEntries(builder, resource, gateway, selector)
  addHttpsRedirect(builder, resource, gateway)
  return builder.build()
}

/** Draws a Gateway that is named but not in the files. */
export function addGhostGateway(builder: GraphBuilder, namespace: string, name: string): string {
  const id = ghostGatewayId(namespace, name)
  builder.addNode({
    ...origin,
    id,
    type: 'gateway',
    column: 'gateway',
    width: columnWidth.gateway,
    height: gatewayHeight([]),
    title: shorten(name),
    subtitle: shorten(namespace),
    ghost: true,
    absent: { namespace, name },
    rows: [],
  })
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

/** Gateways with the same selector run on the same workload, so their ports are drawn once. */
function addEntries(builder: GraphBuilder, resource: Resource, gateway: Gateway, selector: string): void {
  for (const server of gateway.servers) {
    if (server.portText === '') continue
    const id = `entry/${selector}/${server.bind ? `${server.bind}:` : ''}${server.portText}`
    builder.addNode({
      ...origin,
      id,
      type: 'entry',
      column: 'entry',
      width: columnWidth.entry,
      height: plainHeight,
      title: `Port ${server.portText}`,
      subtitle: shorten(selector || 'every gateway'),
      entry: 'gateway',
      ...(server.number !== undefined && { port: server.number }),
      ...(server.bind && { bind: server.bind }),
    })
    const row = serverRowId(resource, server.index)
    builder.addEdge({
      id: `${id}→${row}`,
      source: id,
      target: resource.id,
      targetRow: row,
      type: 'listen',
    })
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
