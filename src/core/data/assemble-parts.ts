/** Some things by their ids, and lines between these and others. */
export interface Part<Node, Edge> {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

/** Parts put together: of nodes with one id there is the first alone. */
export interface Whole<Node, Edge> extends Part<Node, Edge> {
  /** Of each node, by its id. */
  readonly indices: ReadonlyMap<string, number>
}

export interface PartBuilder<Node, Edge> {
  addNode(node: Node): void
  addEdge(edge: Edge): void
  /** Adds a part as a whole. */
  addPart(part: Part<Node, Edge>): void
  /** Those there are so far. */
  nodes(): readonly Node[]
  build(): Whole<Node, Edge>
}

/**
 * Begins to build a whole, again and again. What was built last is kept: where parts have the nodes that they had, by their ids, only
 * what is another object is put in their place. That changes how fast it is, never what is built.
 */
export function createAssembler<Node extends { readonly id: string }, Edge>(): () => PartBuilder<Node, Edge> {
  const last: Assembled<Node, Edge>[] = []
  return () => {
    const parts: Part<Node, Edge>[] = []
    let stage = 0
    let assembled: Assembled<Node, Edge> | undefined
    // Single nodes and edges that follow on each other are a part as well.
    let loose: { readonly nodes: Node[]; readonly edges: Edge[] } | undefined
    const takeLoose = () => {
      if (loose) parts.push(loose)
      loose = undefined
    }
    const assemble = (): Assembled<Node, Edge> => {
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

interface Assembled<Node, Edge> extends Whole<Node, Edge> {
  readonly parts: readonly Part<Node, Edge>[]
  /** Of each node, the part that was first to add it. */
  readonly owners: readonly number[]
  /** The ids that came more than once. */
  readonly shared: ReadonlySet<string>
  /** Of each part, where its edges begin. */
  readonly edgeStarts: readonly number[]
}

/** Undefined where a part has come, gone, got more or fewer nodes or edges, or another node that other parts have or had. */
function assembleAgain<Node extends { readonly id: string }, Edge>(
  before: Assembled<Node, Edge> | undefined,
  parts: readonly Part<Node, Edge>[],
): Assembled<Node, Edge> | undefined {
  if (!before || before.parts.length !== parts.length) return undefined
  const { owners, edgeStarts, shared } = before
  let indices: Map<string, number> | undefined
  let nodes: Node[] | undefined
  let edges: Edge[] | undefined
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const old: Part<Node, Edge> = before.parts[i]!
    if (part === old) continue
    if (old.nodes.length !== part.nodes.length || old.edges.length !== part.edges.length) return undefined
    for (let k = 0; k < part.nodes.length; k++) {
      const node: Node = part.nodes[k]!
      const was: Node = old.nodes[k]!
      if (node === was) continue
      const known: ReadonlyMap<string, number> = indices ?? before.indices
      const place = known.get(was.id)!
      if (node.id !== was.id) {
        if (shared.has(was.id) || known.has(node.id)) return undefined
        indices ??= new Map(before.indices)
        indices.delete(was.id)
        indices.set(node.id, place)
      }
      if (owners[place] !== i) continue
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
  return {
    parts,
    nodes: nodes ?? before.nodes,
    edges: edges ?? before.edges,
    indices: indices ?? before.indices,
    owners,
    shared,
    edgeStarts,
  }
}

/** Adds the parts that an earlier stage of the same whole has not. */
function assembleMore<Node extends { readonly id: string }, Edge>(
  before: Assembled<Node, Edge> | undefined,
  parts: readonly Part<Node, Edge>[],
): Assembled<Node, Edge> {
  const nodes = before?.nodes.slice() ?? []
  const edges = before?.edges.slice() ?? []
  const owners = before?.owners.slice() ?? []
  const edgeStarts = before?.edgeStarts.slice() ?? []
  const indices = new Map<string, number>(before?.indices)
  const shared = new Set(before?.shared)
  for (let i = before?.parts.length ?? 0; i < parts.length; i++) {
    const part = parts[i]!
    edgeStarts.push(edges.length)
    for (let k = 0; k < part.nodes.length; k++) {
      const node = part.nodes[k]!
      if (indices.has(node.id)) {
        shared.add(node.id)
        continue
      }
      indices.set(node.id, nodes.length)
      owners.push(i)
      nodes.push(node)
    }
    for (let k = 0; k < part.edges.length; k++) edges.push(part.edges[k]!)
  }
  return { parts, nodes, edges, indices, owners, shared, edgeStarts }
}
