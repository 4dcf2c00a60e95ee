import { describe, expect, it } from 'vitest'
import { drawFirst } from './draw-first.ts'
import { smallGraph } from './warm-up.ts'

describe('the drawing that a page warms up with', () => {
  it('is one whose every box and line is drawn', () => {
    const drawing = drawFirst(
      smallGraph,
      { width: 990, height: 780 },
      { positions: {}, folding: { items: {} }, offersRequests: true, theme: 'light' },
    )!
    for (const words of ['public', '301', 'Mesh', '/api/*', 'timeout 5s', 'v1', 'v2', '50 %'])
      expect(drawing.svg).toContain(words)
  })
})
