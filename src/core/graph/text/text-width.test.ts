import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { linesIn, pieces, textWidth } from './text-width.ts'

describe('the width of text', () => {
  // Measured in DejaVu Sans, which is wider than the fonts of most systems.
  it.each([
    ['istio=ingressgateway', 12, 'normal', 131],
    ['payments.provider.example.com', 12, 'normal', 194],
    ['bookinfo-namespace', 12, 'normal', 126],
    ['checkout-routes', 13, 'bold', 121],
  ] as const)('of %s is about that of a wide font', (text, size, weight, measured) => {
    const width = textWidth(text, size, weight)
    expect(width).toBeGreaterThan(measured * 0.95)
    expect(width).toBeLessThan(measured * 1.12)
  })

  it.each([
    ['checkout-routes', 121],
    ['checkout-next', 105],
  ])('of %s in bold is not short of it: what is drawn wider than was kept is cut', (text, measured) => {
    expect(textWidth(text, 13, 'bold')).toBeGreaterThanOrEqual(measured)
  })

  it('is broken between the parts of a name and loses nothing', () => {
    expect(pieces('cart-1.shop.example.com')).toEqual(['cart-', '1.', 'shop.', 'example.', 'com'])
    fc.assert(fc.property(fc.string(), text => pieces(text).join('') === text))
  })

  it('is that of what is shown where something is hidden in it', () => {
    const hidden = `front${'\u200B'.repeat(12)}`
    const shown = `front${'\\u200B'.repeat(12)}`
    expect(textWidth(hidden, 12)).toBe(textWidth(shown, 12))
    expect(linesIn(hidden, 100, 12)).toBe(linesIn(shown, 100, 12))
    expect(linesIn(hidden, 100, 12)).toBeGreaterThan(2)
    expect(pieces(hidden)).toEqual(pieces(shown))
  })

  it('makes no more lines in more room, and one where the text fits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 300 }), fc.nat(100), (text, width, more) => {
        expect(linesIn(text, width + more, 12)).toBeLessThanOrEqual(linesIn(text, width, 12))
        if (textWidth(text, 12) <= width) expect(linesIn(text, width, 12)).toBe(1)
      }),
    )
  })
})
