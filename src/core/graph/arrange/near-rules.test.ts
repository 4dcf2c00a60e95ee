import { describe, expect, it } from 'vitest'
import { overlapsIn } from '../../../testing/arranged.ts'
import { manyRules } from '../../../testing/drawn-workspaces.ts'
import { analyze } from '../../analyze.ts'
import { centresOf, nodeAnchor } from '../drawn-rows.ts'
import type { Graph } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import { type Arrangement, noFolding } from './arrangement.ts'

const laptop = { width: 960, height: 770 }

function arrange(graph: Graph): Arrangement {
  return arrangeGraph(graph, { room: laptop, folding: noFolding, focus: new Set() })
}

describe('a VirtualService that is higher than the canvas', () => {
  it.each([20, 40, 60])('of %i rules has no edge that leads further than a screen', count => {
    const drawn = arrange(analyze(manyRules(count)).graph)
    expect(drawn.level).toBe('full')
    expect(Math.max(...lengthsIn(drawn.graph))).toBeLessThanOrEqual(laptop.height)
    expect(overlapsIn(drawn)).toEqual([])
  })

  it('leads every rule to its own destination, or to a stub of it', () => {
    const whole = analyze(manyRules(60)).graph
    const { graph } = arrange(whole)
    const meant = new Map(graph.nodes.map(it => [it.id, it.type === 'stub' ? it.of : it.id]))
    expect(graph.edges.map(it => [it.id, meant.get(it.target)])).toEqual(
      whole.edges.map(it => [it.id, it.target]),
    )
  })

  it('draws a destination once, and no stub where one destination serves all rules', () => {
    const { graph } = arrange(analyze(manyRules(60)).graph)
    const stubs = graph.nodes.filter(it => it.type === 'stub')
    expect(new Set(graph.nodes.map(it => it.id)).size).toBe(graph.nodes.length)
    expect(stubs.length).toBeGreaterThan(0)
    expect(arrange(analyze(manyRules(8)).graph).graph.nodes.filter(it => it.type === 'stub')).toEqual([])
  })
})

function lengthsIn({ nodes, edges }: Graph): number[] {
  const boxes = new Map(nodes.map(it => [it.id, it]))
  const heightOf = (id: string, row: string | undefined) => {
    const box = boxes.get(id)!
    return box.y + ((row === undefined ? undefined : centresOf(box).get(row)) ?? nodeAnchor(box))
  }
  return edges.map(it => Math.abs(heightOf(it.source, it.sourceRow) - heightOf(it.target, it.targetRow)))
}
