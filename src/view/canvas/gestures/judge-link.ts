import type { DestinationNode, GraphEdge } from '../../../core/graph/graph.ts'
import { type Binding, explainBinding, whyUnbound } from '../../../core/model/binding.ts'
import { readGateway } from '../../../core/model/gateways.ts'
import type { Model } from '../../../core/model/model.ts'
import type { Place, Resource, ResourceId } from '../../../core/model/resource.ts'
import { addDestination } from '../../../core/operations/add-destination.ts'
import { allOf } from '../../../core/operations/all-of.ts'
import { changeDestination } from '../../../core/operations/change-destination.ts'
import { linkGateway } from '../../../core/operations/link-gateway.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { nameOf } from '../../../core/operations/words.ts'
import type { AnalysisSettings } from '../../../core/settings.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { modelOf } from '../../model-of.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { linksOver } from '../items/actions.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { destinationFor, type LinkStart, type LinkVerdict, linkStart, type MovedEnd } from './linking.ts'

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
      text: 'This edge stands for several links. Move each one at its VirtualService.',
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
  return judged(operation, files, settings, `Removes it from ${nameOf(link.virtualService)} → ${link.name}.`)
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
