import { describe, expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { examples } from '../../examples/index.ts'
import { boundsOf } from './bounds.ts'
import { nextStepOf } from './next-step.ts'

const laptop = { width: 990, height: 820 }

/** Something routes: a VirtualService, or a route of the Gateway API. */
const routed = /^kind: (VirtualService|\w+Route)$/m

describe('a Gateway that nobody routes', () => {
  it('has a next step beside it, on no other box', () => {
    const lone = examples.filter(it => !it.files.some(file => routed.test(file.text)))
    expect(lone.length).toBeGreaterThan(2)
    for (const { files } of lone) {
      const { graph } = analyze(files)
      const step = nextStepOf(graph, laptop)!
      const all = boundsOf(graph.nodes)
      expect(step.gateways).toHaveLength(1)
      expect(step.x).toBeGreaterThan(all.x + all.width)
    }
  })

  it('has it below where the canvas is narrow, and no wider than that', () => {
    const { graph } = analyze(examples.find(it => it.id === 'tls-simple')!.files)
    const step = nextStepOf(graph, { width: 390, height: 640 })!
    const all = boundsOf(graph.nodes)
    expect(step.y).toBeGreaterThan(all.y + all.height)
    expect(step.width).toBeLessThanOrEqual(390)
  })

  it('has none once it is routed', () => {
    for (const { files } of examples.filter(it => it.files.some(file => routed.test(file.text))))
      expect(nextStepOf(analyze(files).graph, laptop)).toBeUndefined()
    expect(nextStepOf({ nodes: [], edges: [] }, laptop)).toBeUndefined()
  })
})
