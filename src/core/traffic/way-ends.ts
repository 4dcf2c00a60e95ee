import type { Column, GraphEdge } from '../graph/graph.ts'
import { destinationWorkloads } from '../istio/routes/destination-workloads.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { type Destination, sharesOf } from '../model/virtual-services.ts'
import type { Trace } from '../trace/trace.ts'
import { samePath } from '../yaml/path.ts'
import type { DrawingIndex } from './drawing-index.ts'
import type { TakenRule } from './taken-rule.ts'
import type { Branch, End, ProvisionalWeights } from './way.ts'

/** The destinations that a rule sends to, each with its share; weights under a dragging hand go before those in the text. */
export function splitOver(
  drawing: DrawingIndex,
  model: Model,
  { place, destinations }: TakenRule,
  provisional: ProvisionalWeights | undefined,
): Branch[] {
  const moved =
    provisional?.rule.resource === place.resource && samePath(provisional.rule.path, place.path)
      ? provisional.weights
      : undefined
  const weighed = destinations.map((it, i) => ({ ...it, weight: moved?.[i] ?? it.weight }))
  const shares = sharesOf(weighed)
  return destinations.flatMap((it, i) => {
    const share = shares[i] ?? 0
    return share > 0 ? [toDestination(drawing, model, place, it, share, 'route', it.path.slice(0, -1))] : []
  })
}

/** What a rule mirrors. */
export function copiesOf(drawing: DrawingIndex, model: Model, { place, mirrors }: TakenRule): Branch[] {
  return mirrors
    .filter(it => it.percentage > 0)
    .map(it => toDestination(drawing, model, place, it, Math.min(1, it.percentage / 100), 'mirror', it.path))
}

function toDestination(
  drawing: DrawingIndex,
  model: Model,
  { resource }: Place,
  destination: Destination,
  share: number,
  type: 'route' | 'mirror',
  path: Place['path'],
): Branch {
  const edge = drawing.edgeAt(type, { resource, path })
  const node = edge && drawing.nodes.get(edge.target)
  const { host, subset, port } = destination
  if (edge && node?.type === 'destination') {
    const workloads = destinationWorkloads(model, node.host, node.subset ?? '')
    return {
      share,
      edge,
      end: {
        id: node.id,
        kind: 'destination',
        title: [node.title, node.subset].filter(Boolean).join(' '),
        detail: [shortHost(node.host), node.port].filter(Boolean).join(':'),
        ...(workloads.length > 0 && { workloads }),
      },
    }
  }
  const detail = [host, port].filter(Boolean).join(':')
  const title = [host, subset].filter(Boolean).join(' ')
  return {
    share,
    end: { id: `end/${detail}/${subset}`, kind: 'destination', title, detail, column: 'destination' },
  }
}

/** A service of the cluster without the words that all of them end with. */
function shortHost(host: string): string {
  const service = serviceOfHost(host)
  return service ? `${service.name}.${service.namespace}` : host
}

/** Where bytes go that no rule is about: an AUTO_PASSTHROUGH server leads to the cluster that the SNI names. */
export function clusterBranches(drawing: DrawingIndex, { clusters }: Trace): Branch[] {
  return clusters.map(({ host, port, subset }) => {
    const id = `destination/${host}/${subset}/${port}`
    const column = drawing.nodes.has(id) ? undefined : 'destination'
    const title = [host, subset].filter(Boolean).join(' ')
    const end: End = { id, kind: 'destination', title, detail: `${host}:${port}`, ...(column && { column }) }
    return { share: 1 / clusters.length, end }
  })
}

/** The redirect or direct response that answers. */
export function terminal(
  drawing: DrawingIndex,
  edge: GraphEdge | undefined,
  { redirect, directResponse }: Trace,
  column: Column,
): End {
  const kind = redirect ? 'redirect' : 'directResponse'
  const node = edge && drawing.nodes.get(edge.target)
  if (node) return { id: node.id, kind, title: node.title, detail: node.subtitle ?? '' }
  const title = redirect ? `${redirect.code} redirect` : `${directResponse?.status ?? 0} direct`
  return { id: `end/${kind}/${column}`, kind, title, detail: '', column }
}
