import { describe, expect, it } from 'vitest'
import { largestZoom } from '../../../core/graph/arrange/choose-level.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import {
  boundsOf,
  bringing,
  bringingWay,
  fitting,
  leastZoom,
  openingView,
  readableZoom,
  revealing,
} from './viewport.ts'

const size = { width: 1000, height: 600 }

describe('the view', () => {
  it('stays when a box is in it already', () => {
    const view = { x: 0, y: 0, zoom: 1 }
    expect(revealing({ x: 100, y: 100, width: 200, height: 100 }, view, size)).toEqual(view)
  })

  it('moves by no more than it takes to show a box', () => {
    const box = { x: 1000, y: 100, width: 200, height: 100 }
    const view = revealing(box, { x: 0, y: 0, zoom: 1 }, size)
    expect(view.y).toBe(0)
    expect(box.x + box.width + view.x).toBeLessThanOrEqual(size.width)
    expect(box.x + box.width + view.x).toBeGreaterThan(size.width - 60)
  })

  it('shows the beginning of a box that is larger than it', () => {
    const view = revealing({ x: 0, y: 3000, width: 100, height: 5000 }, { x: 0, y: 0, zoom: 1 }, size)
    const top = 3000 + view.y
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(size.height / 2)
  })

  it('shows all of a small drawing, a little larger than life', () => {
    const view = openingView([node(0, 0), node(300, 200)], size)
    expect(view.zoom).toBe(largestZoom)
    expect(contains(view, boundsOf([node(0, 0), node(300, 200)]))).toBe(true)
  })

  it('opens a drawing that would be too small to read at its beginning', () => {
    const nodes = [node(0, 0), node(0, 5000)]
    const view = openingView(nodes, size)
    expect(view.zoom).toBeGreaterThanOrEqual(readableZoom)
    expect(view.y).toBeGreaterThan(0)
    expect(fitting(boundsOf(nodes), size).zoom).toBeLessThan(0.2)
  })

  it('opens a large drawing with its first gateway in the middle', () => {
    const nodes = Array.from({ length: 100 }, (_, i) => node(0, i * 100))
    nodes.push({ ...node(240, 4000), type: 'gateway' } as FlowNode)
    const view = openingView(nodes, size)
    const middle = (4000 + 24) * view.zoom + view.y
    expect(Math.abs(middle - size.height / 2)).toBeLessThan(20)
  })

  it('leaves no empty room above a first gateway that is near the top', () => {
    const nodes = Array.from({ length: 100 }, (_, i) => node(0, i * 100))
    nodes.push({ ...node(240, 300), type: 'gateway' } as FlowNode)
    expect(openingView(nodes, size).y).toBe(openingView(nodes.slice(0, -1), size).y)
  })

  it('fills a narrow screen with whole columns, so that its edge cuts no box', () => {
    const columns = [0, 240, 480, 720, 960].map(x => node(x, 0))
    const screen = { width: 440, height: 700 }
    const view = openingView(columns, screen)
    expect(view.zoom).toBeGreaterThanOrEqual(readableZoom)
    for (const { position } of columns) {
      const left = position.x * view.zoom + view.x
      const right = left + 200 * view.zoom
      expect(left >= screen.width || right <= screen.width).toBe(true)
    }
    expect(columns.filter(it => it.position.x * view.zoom + view.x < screen.width).length).toBeGreaterThan(1)
  })

  it('is never too small to be read when it opens, whatever the drawing and the room', () => {
    for (const count of [1, 5, 40, 200])
      for (const width of [390, 620, 1000, 1600]) {
        const nodes = Array.from({ length: count }, (_, i) => node((i % 5) * 240, Math.floor(i / 5) * 70))
        expect(openingView(nodes, { width, height: 700 }).zoom).toBeGreaterThanOrEqual(readableZoom)
      }
  })

  it('that brings a box makes it large enough to be read, and moves no more than it takes where it is', () => {
    const box = { x: 3000, y: 2000, width: 200, height: 48 }
    const far = bringing(box, { x: 0, y: 0, zoom: 0.14 }, size)
    expect(far.zoom).toBe(readableZoom)
    expect(contains(far, box)).toBe(true)
    const near = { x: -2800, y: -1900, zoom: 1 }
    expect(bringing(box, near, size)).toEqual(near)
  })

  it('that brings a way shows all of it where it can be read, else where it ends', () => {
    const [entry, server, end] = [0, 240, 800].map(x => ({ x, y: 0, width: 200, height: 48 }))
    const short = bringingWay([end!, entry!, server!], { x: 0, y: 0, zoom: 0.2 }, size)
    expect(short.zoom).toBeGreaterThanOrEqual(readableZoom)
    expect([entry!, server!, end!].every(it => contains(short, it))).toBe(true)
    const away = { ...end!, y: 4000 }
    const long = bringingWay([entry!, away], { x: 0, y: 0, zoom: 0.2 }, size)
    expect(long.zoom).toBe(readableZoom)
    expect(contains(long, away)).toBe(true)
    expect(bringingWay([], long, size)).toEqual(long)
  })

  it('keeps a drawing within a view that has no size yet', () => {
    expect(fitting(boundsOf([]), { width: 0, height: 0 }).zoom).toBeGreaterThan(0)
  })
})

function node(x: number, y: number): FlowNode {
  return { id: `${x}/${y}`, type: 'host', position: { x, y }, width: 200, height: 48 } as FlowNode
}

function contains(view: { x: number; y: number; zoom: number }, box: ReturnType<typeof boundsOf>): boolean {
  return (
    box.x * view.zoom + view.x >= 0 &&
    box.y * view.zoom + view.y >= 0 &&
    (box.x + box.width) * view.zoom + view.x <= size.width &&
    (box.y + box.height) * view.zoom + view.y <= size.height
  )
}

describe('zooming out', () => {
  const size = { width: 1000, height: 800 }

  it('ends where text could not be read, of a drawing that is all in view', () => {
    expect(leastZoom({ x: 0, y: 0, width: 400, height: 300 }, size)).toBe(readableZoom)
  })

  it('ends where all of it is in view, of one that is larger', () => {
    const all = { x: 0, y: 0, width: 900, height: 4000 }
    expect(leastZoom(all, size)).toBeLessThan(readableZoom)
    expect(leastZoom(all, size)).toBe(fitting(all, size).zoom)
  })
})
