import { expect, it } from 'vitest'
import type { Graph, GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { withVisibleWords } from '../../../core/text/visible/visible-words.ts'
import { legibleAgain } from './legible-graph.ts'
import { shownWords } from './shown-words.ts'

const node = (id: string, title: string) => ({ id, title }) as GraphNode
const edge = (id: string, label: string) => ({ id, label }) as unknown as GraphEdge
const graph = (titles: readonly string[], labels: readonly string[] = ['a']): Graph => ({
  nodes: titles.map(it => node(it, it)),
  edges: labels.map(it => edge(it, it)),
})
const hidden = 'sh\u200bop'

it('is what is made of the drawing from nothing, whatever has come, gone or changed', () => {
  const { nodes, edges } = graph(['a', hidden, 'c', `d${hidden}`], ['e', `f${hidden}`])
  const drawings: Graph[] = [
    { nodes, edges },
    { nodes: [nodes[0]!, node('b', 'other'), ...nodes.slice(2)], edges },
    { nodes: [...nodes.slice(1)], edges: edges.toReversed() },
    { nodes: [node('g', hidden), ...nodes.toReversed()], edges },
    { nodes: [], edges: [] },
  ]
  let last = legibleAgain(undefined, drawings[0]!)
  for (const it of drawings) {
    last = legibleAgain(last, it)
    expect(last.graph).toEqual(withVisibleWords({ ...it }, shownWords))
    expect(JSON.stringify(last.graph.nodes.map(it => it.title))).not.toContain('\u200b')
  }
})

it('is the drawing itself where nothing is hidden, after one where something was', () => {
  const plain = graph(['a', 'b'])
  const before = legibleAgain(undefined, graph(['a', hidden]))
  expect(legibleAgain(before, plain).graph).toBe(plain)
})

it('keeps boxes and drawings that it has seen', () => {
  const first = graph(['a', hidden])
  const before = legibleAgain(undefined, first)
  const second = { nodes: [node('b', 'b'), first.nodes[1]!], edges: first.edges }
  const now = legibleAgain(before, second)
  expect(now.graph.nodes[1]).toBe(before.graph.nodes[1])
  expect(now.graph.edges).toBe(second.edges)
  expect(legibleAgain(now, first)).toBe(before)
})
