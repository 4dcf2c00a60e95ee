import { sameItems } from '../data/same-value.ts'
import type { DraftGraph, GraphPart } from '../graph/graph-builder.ts'
import { type Links, nothing, type Use } from '../graph/host-nodes.ts'
import { projectGraph } from '../graph/project-graph.ts'
import { kubernetesGateway, routeKinds, usesGatewayApi } from '../istio/gateway-api/kinds.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { addListenerBox } from './listener-boxes.ts'
import { withObjectMarks } from './object-marks.ts'
import { addRouteBoxes } from './route-boxes.ts'
import { linksOfRoutes } from './route-links.ts'
import type { IsRefused } from './standing.ts'

/**
 * What the canvas draws of a model: Istio's kinds, and those of the Gateway API beside them. `stale` names the resources whose
 * documents cannot be read at the moment, so that the model holds how they last looked. `isRefused` tells which objects of the Gateway
 * API no cluster takes: they are drawn, and not said to be attached.
 */
export function drawModel(
  model: Model,
  stale: ReadonlySet<ResourceId> = new Set(),
  isRefused: IsRefused = none,
): DraftGraph {
  const graph = usesGatewayApi(model) ? projectAll(model, stale, isRefused) : projectGraph(model, stale)
  return withObjectMarks(graph, model, stale)
}

const none: IsRefused = () => false

function projectAll(model: Model, stale: ReadonlySet<ResourceId>, isRefused: IsRefused): DraftGraph {
  return projectGraph(model, stale, builder => {
    for (const kind of listening)
      for (const it of model.ofKind(kind)) addListenerBox(builder, model, it, stale.has(it.id), isRefused)
    for (const kind of routeKinds) addRouteBoxes(builder, model, kind, stale, isRefused)
    const { unserved, uses } = waysToRoutes(routeKinds.map(kind => linksOfRoutes(model, kind)))
    for (const it of unserved) builder.addPart(it)
    return uses
  })
}

interface Ways {
  readonly unserved: readonly GraphPart[]
  readonly uses: readonly Use[]
}

/** The ways of all kinds put together, once for the same lists: most edits of a route leave them. */
function waysToRoutes(lists: readonly (readonly Links[])[]): Ways {
  if (last && sameItems(last.lists, lists)) return last.ways
  const links = lists.flat()
  const unserved = links.flatMap(it => (it.unserved === nothing ? [] : [it.unserved]))
  last = { lists, ways: { unserved, uses: links.flatMap(it => it.uses) } }
  return last.ways
}

let last: { readonly lists: readonly (readonly Links[])[]; readonly ways: Ways } | undefined

const listening = [kubernetesGateway, 'ListenerSet']
