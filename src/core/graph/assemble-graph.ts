import type { GraphEdge, GraphNode, NodeId } from './graph.ts'
import type { DraftGraph, GraphBuilder, GraphPart } from './graph-builder.ts'

/**
 * A builder of whole drawings. It keeps the parts of the drawing it built last: where parts have the nodes that they had, by their
 * ids, only what is drawn otherwise is put in their place. What it builds is what `createGraphBuilder` builds.
 */
export function createAssembler(): () => GraphBuilder {
  const last: Assembled[] = []
  return () => {
    const parts: GraphPart[] = []
    let stage = 0
    let assembled: Assembled | undefined
    // Single nodes and edges that follow on each other are a part as well.
    let loose: { readonly nodes: GraphNode[]; readonly edges: GraphEdge[] } | undefined
    const takeLoose = () => {
      if (loose) parts.push(loose)
      loose = undefined
    }
    const assemble = (): Assembled => {
      takeLoose()
      if (assembled?.parts.length === parts.length) return assembled
      const now = parts.slice()
      assembled = assembleAgain(last[stage], now) ?? assembleMore(assembled, now)
      last[stage++] = assembled
      return assembled
    }
    return {
      addNode(node) {
        loose ??= { nodes: [], edges: [] }
        loose.nodes.push(node)
      },
      addEdge(edge) {
        loose ??= { nodes: [], edges: [] }
        loose.edges.push(edge)
      },
      addPart(part) {
        takeLoose()
        parts.push(part)
      },
      nodes: () => assemble().nodes,
      build: () => assemble(),
    }
  }
}

interface Assembled extends DraftGraph {
  readonly parts: readonly GraphPart[]
  /** Of each node, the part that was first to add it. */
  readonly owners: readonly number[]
  /** Of each part, where its edges begin. */
  readonly edgeStarts: readonly number[]
}

/** Undefined where a part has come, gone, or got other nodes or more or fewer edges. */
function assembleAgain(before: Assembled | undefined, parts: readonly GraphPart[]): Assembled | undefined {
  if (!before || before.parts.length !== parts.length) return undefined
  const { indices, owners, edgeStarts } = before
  let nodes: GraphNode[] | undefined
  let edges: GraphEdge[] | undefined
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const old: GraphPart = before.parts[i]!
    if (part === old) continue
    if (!hasSameShape(old, part)) return undefined
    for (let k = 0; k < part.nodes.length; k++) {
      const node: GraphNode = part.nodes[k]!
      const place = indices.get(node.id)!
      if (node === old.nodes[k] || owners[place] !== i) continue
      nodes ??= before.nodes.slice()
      nodes[place] = node
    }
    for (let k = 0; k < part.edges.length; k++) {
      const edge = part.edges[k]!
      if (edge === old.edges[k]) continue
      edges ??= before.edges.slice()
      edges[edgeStarts[i]! + k] = edge
    }
  }
  return { parts, nodes: nodes ?? before.nodes, edges: edges ?? before.edges, indices, owners, edgeStarts }
}

function hasSameShape(a: GraphPart, b: GraphPart): boolean {
  if (a.nodes.length !== b.nodes.length || a.edges.length !== b.edges.length) return false
  for (let k = 0; k < a.nodes.length; k++) if (a.nodes[k]!.id !== b.nodes[k]!.id) return false
  return true
}

/** Adds the parts that an earlier stage of the same drawing has not. */
function assembleMore(before: Assembled | undefined, parts: readonly GraphPart[]): Assembled {
  const nodes = before?.nodes.slice() ?? []
  const edges = before?.edges.slice() ?? []
  const owners = before?.owners.slice() ?? []
  const edgeStarts = before?.edgeStarts.slice() ?? []
  const indices = new Map<NodeId, number>(before?.indices)
  for (let i = before?.parts.length ?? 0; i < parts.length; i++) {
    const part = parts[i]!
    edgeStarts.push(edges.length)
    for (let k = 0; k < part.nodes.length; k++) {
      const node = part.nodes[k]!
      if (indices.has(node.id)) continue
      indices.set(node.id, nodes.length)
      owners.push(i)
      nodes.push(node)
    }
    for (let k = 0; k < part.edges.length; k++) edges.push(part.edges[k]!)
  }
  return { parts, nodes, edges, indices, owners, edgeStarts }
}
