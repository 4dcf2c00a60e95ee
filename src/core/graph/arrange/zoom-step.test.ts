import { describe, expect, it } from 'vitest'
import { manyResources } from '../../../testing/many-resources.ts'
import fc from '../../../testing/property.ts'
import { analyze } from '../../analyze.ts'
import type { GraphNode } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import { type ArrangeOptions, type Folding, noFolding, notZoomed, type Zoomed } from './arrangement.ts'
import { boundsOf } from './bounds.ts'
import { openingZoom } from './choose-level.ts'
import { foldingZoom, unfoldingZoom, type ZoomStep, zoomStep } from './zoom-step.ts'

const laptop = { width: 960, height: 800 }
const graphs = new Map([8, 40, 200, 1000].map(count => [count, analyze(manyResources(count)).graph]))

describe('zooming in', () => {
  it('unfolds what is zoomed at, from a gateway to its rules', () => {
    const walk = zoomsAt(1000, 'VirtualService/team-7/media')
    expect(walk.map(it => it.shown)).toEqual([
      'group of 13 VirtualServices',
      'VirtualService as a card',
      'VirtualService with its rules',
      'VirtualService with its rules',
    ])
  })

  it('shows the lines of one gateway as cards before the rules of one', () => {
    const walk = zoomsAt(200, 'VirtualService/team-1/media')
    expect(walk.map(it => it.shown)).toEqual([
      'VirtualService as a line',
      'VirtualService as a card',
      'VirtualService with its rules',
      'VirtualService with its rules',
    ])
  })

  it('leaves the others as they are', () => {
    const { drawn } = zoomsAt(1000, 'VirtualService/team-7/media').at(-1)!
    const open = drawn.graph.nodes.filter(it => it.type === 'virtualService')
    expect(new Set(open.map(it => it.subtitle))).toEqual(new Set(['team-7']))
  })

  it('begins where text is half as large again as it need be, and ends where it still can be read', () => {
    expect(zoomAt(40, { from: 1, to: unfoldingZoom - 0.01 })).toBeUndefined()
    expect(zoomAt(40, { from: 1, to: unfoldingZoom })?.zoom).toBeGreaterThan(foldingZoom)
  })

  it('opens nothing where nothing is near, and nothing that the user has folded by hand', () => {
    const far = { x: 5000, y: 5000 }
    expect(zoomAt(40, { from: 1, to: 1.5, at: far })).toBeUndefined()
    const id = 'VirtualService/team-0/media'
    const folding: Folding = { items: { [id]: 'folded' } }
    expect(zoomAt(40, { from: 1, to: 1.5, on: id }, { folding })).toBeUndefined()
  })
})

describe('zooming out', () => {
  it('folds what was unfolded last, then everything, and in again is the same way back', () => {
    const unfolded = zoomsAt(200, 'VirtualService/team-1/media').at(-1)!.zoomed
    const steps: Zoomed[] = [unfolded]
    for (let next: ZoomStep | undefined; ; steps.push(next.zoomed)) {
      next = zoomAt(200, { from: 1, to: 0.9 }, { zoomed: steps.at(-1)! })
      if (!next) break
    }
    expect(steps.map(it => [it.unfolded.length, ...it.levels])).toEqual([[2], [1], [0], [0, 'gateways']])
    expect(zoomAt(200, { from: 1, to: 1.5 }, { zoomed: steps.at(-1)! })?.zoomed).toEqual(notZoomed)
  })

  it('folds nothing of a drawing that is in view as it is', () => {
    expect(zoomAt(40, { from: 1, to: 0.5 })).toBeUndefined()
  })

  it('folds nothing where the user has unfolded everything', () => {
    expect(zoomAt(200, { from: 1, to: 0.5 }, { folding: { all: 'open', items: {} } })).toBeUndefined()
  })
})

it('never leaves text lower than 11 px, nor a zoom at which a trembling hand undoes the step', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(40, 200, 1000),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      fc.nat(),
      (count, from, to, pick) => {
        const { nodes } = arrange(count, {}).graph
        const step = zoomAt(count, { from, to, on: nodes[pick % nodes.length]!.id })
        if (!step) return
        expect(step.zoom).toBeGreaterThanOrEqual(foldingZoom)
        const back = to > from ? step.zoom * 0.95 : step.zoom * 1.05
        const options = { zoomed: step.zoomed }
        const undone = zoomAt(count, { from: step.zoom, to: back }, options)
        expect(undone).toBeUndefined()
      },
    ),
    { numRuns: 60 },
  )
})

it('folds a drawing that is wider than the canvas beside the inspector, instead of shrinking its text', () => {
  const graph = graphs.get(8)!
  const drawn = arrange(8, {})
  expect(drawn.level).toBe('full')
  const room = { width: 612, height: 800 }
  const view = { x: 0, y: 0, width: 612, height: 800 }
  const zooming = { from: 1, to: 0.9, at: { x: 10, y: 10 }, view }
  const next = zoomStep(graph, drawn, { room, folding: noFolding, focus: new Set() }, zooming)
  expect(next?.zoom).toBeGreaterThanOrEqual(openingZoom)
  const folded = arrange(8, { room, zoomed: next!.zoomed })
  expect(boundsOf(folded.graph.nodes).width * openingZoom).toBeLessThanOrEqual(612)
})

interface Turn {
  readonly from: number
  readonly to: number
  readonly at?: { readonly x: number; readonly y: number }
  /** The box in whose middle it is zoomed. */
  readonly on?: string
}

function arrange(count: number, options: Partial<ArrangeOptions>) {
  return arrangeGraph(graphs.get(count)!, { room: laptop, folding: noFolding, focus: new Set(), ...options })
}

function zoomAt(
  count: number,
  { from, to, at, on }: Turn,
  options: Partial<ArrangeOptions> = {},
): ZoomStep | undefined {
  const drawn = arrange(count, options)
  const box = drawn.graph.nodes.find(it => it.id === (on ?? 'VirtualService/team-0/media'))
  const place = at ?? (box ? { x: box.x + 4, y: box.y + 4 } : { x: 0, y: 0 })
  const view = { x: 0, y: 0, width: 1e5, height: 1e5 }
  const all = { room: laptop, folding: noFolding, focus: new Set<string>(), ...options }
  return zoomStep(graphs.get(count)!, drawn, all, { from, to, at: place, view })
}

/** Zooms in three times at where a VirtualService is, and says what is seen of it before each time and at the end. */
function zoomsAt(count: number, id: string) {
  const walk = [{ zoomed: notZoomed, ...seen(count, id, notZoomed) }]
  for (let i = 0; i < 3; i++) {
    const { zoomed, box } = walk.at(-1)!
    const next = zoomAt(count, { from: 1, to: 1.5, on: box.id }, { zoomed })?.zoomed ?? zoomed
    walk.push({ zoomed: next, ...seen(count, id, next) })
  }
  return walk
}

function seen(count: number, id: string, zoomed: Zoomed) {
  const drawn = arrange(count, { zoomed })
  const at = drawn.graph.nodes.some(it => it.id === id) ? id : drawn.holders.get(id)
  const box = drawn.graph.nodes.find(it => it.id === at)!
  return { drawn, box, shown: wordsOf(box) }
}

function wordsOf(box: GraphNode): string {
  if (box.type === 'group') return `group of ${box.virtualServices} VirtualServices`
  if (box.type !== 'virtualService') return box.type
  return box.summary ? `VirtualService as a ${box.summary.form}` : 'VirtualService with its rules'
}
