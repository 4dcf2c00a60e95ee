// @vitest-environment happy-dom
import { useEffect, useLayoutEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AtOnce } from './AtOnce.tsx'
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.ts'

let root: Root
/** As React Flow does, a drawing is taken over in an effect. */
let taken: FlowGraph | undefined
let heard: string[] = []

beforeEach(() => {
  root = createRoot(document.createElement('main'))
  heard = []
})

afterEach(() => root.unmount())

const box = (id: string, words: string) => ({ id, data: { words } }) as unknown as FlowNode
const edges: FlowEdge[] = []
const first: FlowGraph = { nodes: [box('shop', '/a'), box('cart', '/')], edges }

it('has boxes taken over in the task that rendered them where they only say something else', async () => {
  await render(first)
  expect(await render({ nodes: [box('shop', '/ab'), first.nodes[1]!], edges })).toBe('at once')
  expect(await render({ nodes: [box('shop', '/abc'), first.nodes[1]!], edges })).toBe('at once')
})

it('leaves it to React where a box or an edge has come or gone', async () => {
  await render(first)
  expect(await render({ nodes: first.nodes.slice(1), edges })).toBe('later')
  expect(await render(first)).toBe('later')
  expect(await render({ nodes: first.nodes, edges: [] })).toBe('later')
})

async function render(flow: FlowGraph): Promise<string | undefined> {
  const before = heard.length
  root.render(
    <>
      <AtOnce flow={flow} />
      <TakesOver flow={flow} />
    </>,
  )
  await vi.waitFor(() => {
    expect(heard).toHaveLength(before + 1)
    expect(taken).toBe(flow)
  })
  return heard.at(-1)
}

function TakesOver({ flow }: { flow: FlowGraph }) {
  useLayoutEffect(() => {
    queueMicrotask(() => heard.push(taken === flow ? 'at once' : 'later'))
  }, [flow])
  useEffect(() => {
    taken = flow
  }, [flow])
  return null
}
