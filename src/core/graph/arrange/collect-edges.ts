import type { GraphEdge, GraphNode, MixShare, NodeId } from '../graph.ts'

/** Edges between the boxes that are drawn. */
export interface CollectedEdges {
  readonly all: readonly GraphEdge[]
  /** The edge as it is drawn between two of the boxes, which are given by their places; one for all that become the same. */
  add(edge: GraphEdge, from: number, to: number): GraphEdge
}

export function collectEdges(drawn: readonly GraphNode[]): CollectedEdges {
  const all: GraphEdge[] = []
  const places = new Map<string | number, number>()
  const types = new Map<string, number>()

  /** What edges have in common that become one, without a row: a number, for there can be tens of thousands of them. */
  function keyOf({ type, broken }: GraphEdge, from: number, to: number): number {
    let number = types.get(type)
    if (number === undefined) {
      number = types.size
      types.set(type, number)
    }
    return ((number * drawn.length + from) * drawn.length + to) * 2 + (broken === undefined ? 0 : 1)
  }

  function keep(key: string | number, edge: GraphEdge, made: () => GraphEdge): GraphEdge {
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, all.length)
      const own = made()
      all.push(own)
      return own
    }
    const known = all[place]!
    if (!edge.traffic) return known
    all[place] = withTraffic(known, edge.traffic)
    return all[place]
  }

  return {
    all,
    add(edge, from, to) {
      const source = drawn[from]!
      const target = drawn[to]!
      const sourceRow = rowAt(source, edge.source, edge.sourceRow)
      const targetRow = rowAt(target, edge.target, edge.targetRow)
      const beginsSame = source.id === edge.source && sourceRow === edge.sourceRow
      if (beginsSame && target.id === edge.target && targetRow === edge.targetRow)
        return keep(edge.id, edge, () => edge)
      // An edge that still begins at its row stays itself; what has lost its beginning is one of many alike.
      const isOwn = beginsSame && edge.type !== 'serve'
      const hasRow = sourceRow !== undefined || targetRow !== undefined
      const id = () =>
        isOwn
          ? edge.id
          : `folded ${sourceRow ?? source.id}→${targetRow ?? target.id} ${edge.type}${edge.broken === undefined ? '' : ' broken'}`
      return keep(isOwn || hasRow ? id() : keyOf(edge, from, to), edge, () => {
        const { sourceRow: _source, targetRow: _target, ...rest } = edge
        return {
          ...rest,
          id: id(),
          source: source.id,
          target: target.id,
          ...(sourceRow !== undefined && { sourceRow }),
          ...(targetRow !== undefined && { targetRow }),
        }
      })
    },
  }
}

function rowAt(node: GraphNode, of: NodeId, row: string | undefined): string | undefined {
  if (row === undefined || node.id !== of) return undefined
  return 'rows' in node && !('summary' in node) ? row : undefined
}

function withTraffic(edge: GraphEdge, { share, rate }: MixShare): GraphEdge {
  const sum =
    edge.traffic?.rate === undefined && rate === undefined
      ? {}
      : { rate: (edge.traffic?.rate ?? 0) + (rate ?? 0) }
  return { ...edge, traffic: { share: (edge.traffic?.share ?? 0) + share, ...sum } }
}
