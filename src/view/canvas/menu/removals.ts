import type { GraphEdge } from '../../../core/graph/graph.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { edgesFrom, edgesInto, type GraphIndex } from '../flow/graph-index.ts'
import { edgeDeletions } from '../items/actions.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { endWords } from '../outline/wording.ts'

/** A route or mirror that can be taken away, in the words of a menu. */
export interface Removal {
  readonly label: string
  readonly operation: Operation
}

/** At most so many are offered: the form has all of them. */
const limit = 8

/** The routes that end at a destination or leave a rule, one by one: what a pointer does at the edge itself. */
export function removalsAt(index: GraphIndex, key: ItemKey): Removal[] {
  const { node, row } = itemOf(key)
  if (row === undefined && index.nodes.get(node)?.type !== 'destination') return []
  const edges = row === undefined ? edgesInto(index, node) : edgesFrom(index, node, row)
  const routes = edges.filter(it => it.type === 'route' || it.type === 'mirror')
  return routes.slice(0, limit).flatMap(edge => {
    const operation = edgeDeletions(index, edge)[0]
    return operation ? [{ label: wordsOf(index, edge, row !== undefined), operation }] : []
  })
}

/** `Remove route to cart v2, 20 %`; at the destination, by the rule it comes from. */
function wordsOf(index: GraphIndex, edge: GraphEdge, atRule: boolean): string {
  const noun = edge.type === 'mirror' ? 'mirror' : 'route'
  if (!atRule) return `Remove ${noun} from ${endWords(index, edge.source, edge.sourceRow)}`
  const share = edge.share === undefined ? '' : `, ${percentWords(edge.share)}`
  return `Remove ${noun} to ${endWords(index, edge.target)}${share}`
}
