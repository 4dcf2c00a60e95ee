import type { Graph, GraphNode } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { serviceNamed } from '../model/services.ts'

/** The resources that a box speaks of: what it is drawn for, what says what it is, and the policies that apply there. */
export function resourcesOfBox(model: Model, node: GraphNode): readonly ResourceId[] {
  return [...new Set([...ownResources(model, node), ...policiesOfBox(node)])]
}

/** The boxes of each resource; those where it is one policy of several among them. */
export function boxesByResource(model: Model, graph: Graph): ReadonlyMap<ResourceId, readonly GraphNode[]> {
  const boxes = new Map<ResourceId, GraphNode[]>()
  for (const node of graph.nodes)
    for (const id of resourcesOfBox(model, node)) {
      const list = boxes.get(id)
      if (list) list.push(node)
      else boxes.set(id, [node])
    }
  return boxes
}

function ownResources(model: Model, node: GraphNode): readonly ResourceId[] {
  const drawn = node.place ? [node.place.resource] : []
  if (node.type !== 'destination') return drawn
  const service = serviceNamed(model, node.host, '')?.resource
  return [...drawn, ...(node.destinationRule ? [node.destinationRule] : []), ...(service ? [service.id] : [])]
}

function policiesOfBox(node: GraphNode): readonly ResourceId[] {
  return (node.policies ?? []).flatMap(it => it.policies.map(policy => policy.resource))
}
