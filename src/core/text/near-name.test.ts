import { describe, expect, it } from 'vitest'
import { nearName } from './near-name.ts'

describe('the name that a name most likely means', () => {
  it.each([
    ['public-gateway', 'public-gw'],
    ['public-gw', 'public-gateway'],
    ['cart-service', 'cart'],
    ['gateway-public', 'public'],
    ['revews', 'reviews'],
    ['reviewss', 'reviews'],
    ['reveiws', 'reviews'],
    ['raviews', 'reviews'],
    ['reviews-v2-canry', 'reviews-v2-canary'],
  ])('of %s is %s', (name, meant) => {
    expect(nearName(name, ['checkout', meant, 'details'])).toBe(meant)
  })

  it.each([
    ['v1', 'v2'],
    ['cart-1', 'cart-2'],
    ['cart', 'cart-canary'],
    ['red', 'rod'],
    ['reviews', 'ratings'],
    ['public', 'private'],
    ['', 'cart'],
  ])('of %s is not %s', (name, other) => {
    expect(nearName(name, [other])).toBeUndefined()
  })

  it('is none where two are near, or it is there itself', () => {
    expect(nearName('cart-service', ['cart', 'cart-svc'])).toBeUndefined()
    expect(nearName('cart', ['cart'])).toBeUndefined()
  })
})
