import { createAssembler } from '../data/assemble-parts.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { addUnusedServices } from './destination-nodes.ts'
import { addGateways, addSharedPorts } from './gateway-nodes.ts'
import type { GraphEdge, GraphNode } from './graph.ts'
import type { DraftGraph, GraphBuilder } from './graph-builder.ts'
import { addBindings, type Use } from './host-nodes.ts'
import { withHostWidth } from './host-width.ts'
import { withPolicies } from './policy-marks.ts'
import { addSidecars } from './sidecar-nodes.ts'
import { addVirtualServices } from './virtual-service-nodes.ts'

/**
 * What the canvas draws of a model, still without places and badges. `stale` names the resources whose documents
 * cannot be read at the moment, so that the model holds how they last looked. `addMore` draws what is not Istio's own, and gives
 * the ways to it.
 */
export function projectGraph(
  model: Model,
  stale: ReadonlySet<ResourceId> = new Set(),
  addMore: (builder: GraphBuilder) => readonly Use[] = () => [],
): DraftGraph {
  const builder = begin()
  addGateways(builder, model, stale)
  addSharedPorts(builder, model)
  const virtualServices = model.ofKind('VirtualService')
  addVirtualServices(builder, model, virtualServices, stale)
  addBindings(builder, model, virtualServices, addMore(builder))
  addUnusedServices(builder, model)
  addSidecars(builder, model, stale)
  return withPolicies(withHostWidth(builder.build()), model, stale)
}

/** What changes little from drawing to drawing is not put together again. */
const begin: () => GraphBuilder = createAssembler<GraphNode, GraphEdge>()
