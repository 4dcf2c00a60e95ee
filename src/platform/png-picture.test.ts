import { expect, it } from 'vitest'
import { pngScale } from './png-picture.ts'

it('draws two pixels for one, and fewer where a canvas holds no more', () => {
  expect(pngScale(1000, 800)).toBe(2)
  expect(pngScale(0, 0)).toBe(2)
  for (const [width, height] of [
    [20_000, 100],
    [1000, 90_000],
    [9000, 9000],
  ] as const) {
    const scale = pngScale(width, height)
    expect(scale).toBeLessThan(2)
    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_384)
    expect(width * scale * height * scale).toBeLessThanOrEqual(100_000_001)
  }
})
