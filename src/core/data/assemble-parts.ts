import { type Assembled, createAssembled, type Part, type Whole } from './put-parts.ts'

export type { Part, Whole } from './put-parts.ts'

export interface PartBuilder<Node, Edge> {
  addNode(node: Node): void
  addEdge(edge: Edge): void
  /** Adds a part as a whole. */
  addPart(part: Part<Node, Edge>): void
  /** Adds parts that are a list elsewhere: what of it is as before is not looked at. */
  addParts(parts: readonly Part<Node, Edge>[]): void
  /** Those there are so far. */
  nodes(): readonly Node[]
  build(): Whole<Node, Edge>
}

/**
 * Begins to build a whole, again and again. What was built last is kept: only where its parts are others than before something is put in
 * their place. That changes how fast it is, never what is built.
 */
export function createAssembler<Node extends { readonly id: string }, Edge>(): () => PartBuilder<Node, Edge> {
  const last: Assembled<Node, Edge>[] = []
  return () => {
    let stage = 0
    const lists: (readonly Part<Node, Edge>[])[] = []
    // Single parts that follow on each other are a list as well, and single nodes and edges a part.
    let single: Part<Node, Edge>[] | undefined
    let loose: { readonly nodes: Node[]; readonly edges: Edge[] } | undefined
    const takeLoose = () => {
      const part = loose
      loose = undefined
      if (part) addPart(part)
    }
    const takeSingle = () => {
      takeLoose()
      if (single) lists.push(single)
      single = undefined
    }
    const addPart = (part: Part<Node, Edge>) => {
      takeLoose()
      single ??= []
      single.push(part)
    }
    const assemble = (): Whole<Node, Edge> => {
      takeSingle()
      const assembled = last[stage] ?? createAssembled()
      // What fails halfway is not gone on with.
      delete last[stage]
      const whole = assembled.put(lists.slice())
      last[stage++] = assembled
      return whole
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
      addPart,
      addParts(parts) {
        takeSingle()
        lists.push(parts)
      },
      nodes: () => assemble().nodes,
      build: assemble,
    }
  }
}
