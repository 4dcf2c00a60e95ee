import { describe, expect, it } from 'vitest'
import { around, loopOf } from './detours.ts'

const start = { x: 100, y: 100 }
const end = { x: 500, y: 200 }

describe('a link that passes over a column', () => {
  it('leads straight on where no box is in its way', () => {
    expect(around([], start, end)).toBeUndefined()
    expect(around([{ x: 200, y: 300, width: 150, height: 48 }], start, end)).toBeUndefined()
  })

  it('leads around the box that is', () => {
    const box = { x: 200, y: 130, width: 150, height: 48 }
    const detour = around([box], start, end)!
    expect(detour.from).toBe(200)
    expect(detour.to).toBe(350)
    expect(detour.y < box.y || detour.y > box.y + box.height).toBe(true)
  })

  it('leads between boxes where there is room, else around all of them', () => {
    const box = (y: number) => ({ x: 200, y, width: 150, height: 48 })
    const apart = around([box(60), box(150)], start, end)!
    expect(apart.y).toBeGreaterThan(108)
    expect(apart.y).toBeLessThan(150)
    const close = around([box(110), box(162)], start, end)!
    expect(close.y < 110 || close.y > 210).toBe(true)
  })

  it('minds no box that only begins or ends between its ends', () => {
    expect(around([{ x: 50, y: 100, width: 200, height: 100 }], start, end)).toBeUndefined()
  })
})

describe('a link back into its own column', () => {
  const source = { x: 100, y: 0, width: 200, height: 100 }
  const start = { x: 300, y: 60 }

  it('passes between its box and the next, on the side of its target', () => {
    const below = { x: 100, y: 116, width: 200, height: 80 }
    expect(loopOf([source, below], source, start, { x: 100, y: 140 })).toEqual({
      right: 330,
      left: 82,
      y: 108,
    })
    const above = { x: 100, y: -96, width: 200, height: 80 }
    expect(loopOf([source, above], source, start, { x: 100, y: -60 })).toEqual({
      right: 330,
      left: 82,
      y: -8,
    })
  })

  it('stands no farther off than it needs where there is room', () => {
    const far = { x: 100, y: 400, width: 200, height: 80 }
    expect(loopOf([source, far], source, start, { x: 100, y: 424 }).y).toBe(114)
  })
})
