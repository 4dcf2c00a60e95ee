import type { AnalysisSettings } from '../../core/analysis.ts'
import type { DestinationNode, GraphEdge } from '../../core/graph/graph.ts'
import { type Binding, explainBinding, whyUnbound } from '../../core/model/binding.ts'
import { readGateway } from '../../core/model/gateways.ts'
import { serviceOfHost } from '../../core/model/hosts.ts'
import { identifyFiles } from '../../core/model/locate.ts'
import { linkModel, type Model } from '../../core/model/model.ts'
import type { Place, Resource, ResourceId } from '../../core/model/resource.ts'
import { addDestination } from '../../core/operations/add-destination.ts'
import { allOf } from '../../core/operations/all-of.ts'
import { changeDestination } from '../../core/operations/change-destination.ts'
import { linkGateway } from '../../core/operations/link-gateway.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { nameOf } from '../../core/operations/words.ts'
import type { Files } from '../../core/text/file-change.ts'
import { linksOver } from './actions.ts'
import type { GraphIndex } from './graph-index.ts'
import { type ItemKey, itemOf, rowsOf } from './item.ts'

/** What a link can be drawn from, and to. */
export type LinkStart =
  | {
      readonly type: 'gateway'
      readonly key: ItemKey
      readonly gateway: ResourceId
      readonly server?: number
    }
  | { readonly type: 'virtualService'; readonly key: ItemKey; readonly virtualService: ResourceId }
  | { readonly type: 'rule'; readonly key: ItemKey; readonly rule: Place }
  | { readonly type: 'destination'; readonly key: ItemKey; readonly node: DestinationNode }
  | MovedEnd

/** An edge whose one end is taken elsewhere; the key is that of the end that stays. */
export interface MovedEnd {
  readonly type: 'edge'
  readonly key: ItemKey
  readonly edge: GraphEdge
  readonly end: EdgeEnd
}

export type EdgeEnd = 'source' | 'target'

/** Whether dropping here does something, and what; else why it would not. */
export type LinkVerdict =
  | { readonly ok: true; readonly title: string; readonly text: string; readonly operation: Operation }
  | { readonly ok: false; readonly title: string; readonly text: string }

/** What a link from this item would be about; undefined where none can be drawn. A VirtualService's box stands for the whole, its rows for their rules. */
export function linkStart(index: GraphIndex, key: ItemKey): LinkStart | undefined {
  const { node: id, row: rowId } = itemOf(key)
  const node = index.nodes.get(id)
  if (!node) return undefined
  const row = rowsOf(node).find(it => it.id === rowId)
  if (rowId !== undefined && !row) return undefined
  switch (node.type) {
    case 'gateway': {
      if (!node.resource || node.ghost) return undefined
      const server = row?.place.path[2]
      return { type: 'gateway', key, gateway: node.resource, ...(typeof server === 'number' && { server }) }
    }
    case 'virtualService':
      if (!node.resource || node.ghost) return undefined
      return row
        ? { type: 'rule', key, rule: row.place }
        : { type: 'virtualService', key, virtualService: node.resource }
    case 'destination':
      return { type: 'destination', key, node }
    case 'entry':
    case 'host':
    case 'terminal':
      return undefined
  }
}

/** Which ends of an edge can be taken elsewhere: a route's destination, and the Gateway or VirtualService of a link. */
export function movableEnds(index: GraphIndex, edge: GraphEdge): readonly EdgeEnd[] {
  if (!edge.place) return []
  switch (edge.type) {
    case 'route':
    case 'mirror':
      return ['target']
    case 'serve':
      return ['source']
    case 'bind':
      return index.nodes.get(edge.source)?.type === 'gateway' ? ['source', 'target'] : ['target']
    case 'listen':
    case 'redirect':
    case 'directResponse':
    case 'delegate':
      return []
  }
}

/** What a link between two items would do, as the files stand; undefined where the second is no end for such a link. */
export function judgeLink(
  files: Files,
  settings: AnalysisSettings,
  index: GraphIndex,
  from: LinkStart,
  over: ItemKey,
): LinkVerdict | undefined {
  if (from.type !== 'edge' && itemOf(over).node === itemOf(from.key).node) return undefined
  const node = index.nodes.get(itemOf(over).node)
  if (!node) return undefined
  switch (from.type) {
    case 'gateway':
      if (node.type !== 'virtualService' || !node.resource || node.ghost) return undefined
      return judgeBinding(files, settings, node.resource, from.gateway, from.server)
    case 'virtualService': {
      const end = linkStart(index, over)
      if (end?.type !== 'gateway') return undefined
      return judgeBinding(files, settings, from.virtualService, end.gateway, end.server)
    }
    case 'rule':
      return node.type === 'destination' ? judgeRoute(files, settings, from.rule, node) : undefined
    case 'destination': {
      const end = linkStart(index, over)
      return end?.type === 'rule' ? judgeRoute(files, settings, end.rule, from.node) : undefined
    }
    case 'edge':
      return judgeMove(files, settings, index, from, over)
  }
}

/** What can be the other end of a link, in words for the hint. */
export function linkAim(from: LinkStart): string {
  switch (from.type) {
    case 'gateway':
      return 'a VirtualService'
    case 'virtualService':
      return 'a server of a Gateway'
    case 'rule':
      return 'a destination'
    case 'destination':
      return 'a rule of a VirtualService'
    case 'edge':
      if (from.edge.type === 'route' || from.edge.type === 'mirror') return 'another destination'
      return from.end === 'source' ? 'a server of another Gateway' : 'another VirtualService'
  }
}

/** The destination as a rule of a namespace would write it: a service of its own by its short name. */
export function destinationFor(node: Pick<DestinationNode, 'host' | 'subset' | 'port'>, namespace: string) {
  const service = serviceOfHost(node.host)
  const port = node.port !== undefined && /^\d+$/.test(node.port) ? Number(node.port) : undefined
  return {
    host: service?.namespace === namespace ? service.name : node.host,
    ...(node.subset !== undefined && { subset: node.subset }),
    ...(port !== undefined && { port }),
  }
}

function judgeBinding(
  files: Files,
  settings: AnalysisSettings,
  virtualServiceId: ResourceId,
  gatewayId: ResourceId,
  server: number | undefined,
): LinkVerdict | undefined {
  const model = modelOf(files, settings)
  const virtualService = find(model, virtualServiceId)
  const gateway = find(model, gatewayId)
  if (!virtualService || !gateway) return undefined
  const bindings = serversOf(gateway, server).map(it => explainBinding(model, virtualService, gateway, it))
  const title = `${virtualService.name} to ${gateway.name}`
  const linked = bindings.find((it): it is Extract<Binding, { bound: true }> => it.bound)
  if (linked)
    return { ok: false, title: `${title}: linked already`, text: `It serves ${linked.hosts.join(', ')}.` }
  if (!bindings.some(it => !it.bound && it.reason === 'not-named'))
    return { ok: false, title: `${title}: would have no effect`, text: whyUnbound(bindings) ?? '' }
  const operation = linkGateway(virtualServiceId, gatewayId)
  const result = operation.run(files, settings)
  if (!result.ok) return { ok: false, title, text: result.reason }
  return {
    ok: true,
    title: operation.title,
    text: result.note ?? 'Adds it to the list of gateways.',
    operation,
  }
}

function judgeRoute(
  files: Files,
  settings: AnalysisSettings,
  rule: Place,
  node: DestinationNode,
): LinkVerdict {
  const namespace = find(modelOf(files, settings), rule.resource)?.namespace ?? ''
  const operation = addDestination(rule, destinationFor(node, namespace))
  const result = operation.run(files, settings)
  if (!result.ok) return { ok: false, title: operation.title, text: result.reason }
  return { ok: true, title: operation.title, text: result.note ?? '', operation }
}

/** What dropping the end of an edge on an item would do. */
function judgeMove(
  files: Files,
  settings: AnalysisSettings,
  index: GraphIndex,
  { edge, end }: MovedEnd,
  over: ItemKey,
): LinkVerdict | undefined {
  const node = index.nodes.get(itemOf(over).node)
  if (!node || node.id === edge[end]) return undefined
  if (edge.type === 'route' || edge.type === 'mirror')
    return node.type === 'destination' ? judgeLead(files, settings, edge, node) : undefined

  const links = linksOver(index, edge)
  const target = linkStart(index, over)
  if (end === 'source' ? target?.type !== 'gateway' : node.type !== 'virtualService' || node.ghost)
    return undefined
  const link = links[0]
  if (!link || links.length > 1)
    return {
      ok: false,
      title: 'More than one link',
      text: 'Several links run over this edge; move each at its VirtualService.',
    }
  const gateway = end === 'source' && target?.type === 'gateway' ? target.gateway : link.node
  const virtualService = end === 'source' ? link.virtualService : node.id
  const server = target?.type === 'gateway' ? target.server : undefined
  const verdict = judgeBinding(files, settings, virtualService, gateway, server)
  if (!verdict?.ok) return verdict
  const operation = allOf(
    end === 'source'
      ? `Move the link of ${nameOf(virtualService)} to ${nameOf(gateway)}`
      : `Move the link of ${link.name} to ${nameOf(virtualService)}`,
    [verdict.operation, link.unlink],
  )
  return judged(operation, files, settings, `Takes it off ${nameOf(link.virtualService)} → ${link.name}.`)
}

function judgeLead(
  files: Files,
  settings: AnalysisSettings,
  edge: GraphEdge,
  node: DestinationNode,
): LinkVerdict | undefined {
  const namespace = find(modelOf(files, settings), edge.place!.resource)?.namespace ?? ''
  return judged(changeDestination(edge.place!, destinationFor(node, namespace)), files, settings, '')
}

function judged(operation: Operation, files: Files, settings: AnalysisSettings, text: string): LinkVerdict {
  const { title } = operation
  const result = operation.run(files, settings)
  if (!result.ok) return { ok: false, title, text: result.reason }
  return { ok: true, title, text: result.note ?? text, operation }
}

function serversOf(gateway: Resource, server: number | undefined): readonly number[] {
  return server !== undefined ? [server] : readGateway(gateway).servers.map(it => it.index)
}

function find(model: Model, id: ResourceId): Resource | undefined {
  return model.resources.find(it => it.id === id)
}

/** The model of these files, kept while they are the same: a drag asks for it at every move. */
function modelOf(files: Files, settings: AnalysisSettings): Model {
  if (kept?.files !== files || kept.settings !== settings) {
    const resources = identifyFiles(files, settings).flatMap(it => it.resources)
    kept = { files, settings, model: linkModel(resources, settings) }
  }
  return kept.model
}

let kept: { files: Files; settings: AnalysisSettings; model: Model } | undefined
