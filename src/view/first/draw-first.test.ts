import { describe, expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../testing/canvas-graph.ts'
import { manyResources } from '../../testing/many-resources.ts'
import { drawFirst, type FirstDrawingOptions } from './draw-first.ts'

const canvas = { width: 990, height: 780 }
const options: FirstDrawingOptions = {
  positions: {},
  folding: { items: {} },
  offersRequests: true,
  theme: 'light',
}

describe('the picture of a first drawing', () => {
  it('lies within the canvas, with what the canvas says', () => {
    const drawing = drawFirst(graphOf(shopFiles), canvas, options)!
    // Marks may stand on the edge of the outermost boxes: the picture has a margin for them.
    expect(drawing.left).toBeGreaterThan(-24)
    expect(drawing.top).toBeGreaterThanOrEqual(0)
    expect(drawing.left + drawing.width).toBeLessThan(canvas.width + 24)
    expect(drawing.svg).toContain('shop.example.com')
  })

  it('is folded where all of it is more than the canvas holds', () => {
    const graph = graphOf(manyResources(400))
    const small = drawFirst(graph, canvas, options)!
    expect(small.svg.match(/<text/g)!.length).toBeLessThan(1500)
    expect(small.svg).toMatch(/VirtualServices/)
  })

  it('has boxes where the user has put them', () => {
    const graph = graphOf(shopFiles)
    const gateway = graph.nodes.find(it => it.type === 'gateway')!
    const positions = { [gateway.id]: { x: gateway.x, y: gateway.y - 400 } }
    const as = (it: FirstDrawingOptions) => drawFirst(graph, canvas, it)!
    expect(as({ ...options, positions }).height).toBeGreaterThan(as(options).height)
  })

  it('is none of nothing', () => {
    expect(drawFirst({ nodes: [], edges: [] }, canvas, options)).toBeUndefined()
  })
})
