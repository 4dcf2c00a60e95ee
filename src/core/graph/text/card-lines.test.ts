import { describe, expect, it } from 'vitest'
import { cardWays, groupWays, lineWays, needsHostBelow, type Way } from './card-lines.ts'

const ways = (...names: string[]): Way[] => names.map(text => ({ text, short: text }))

describe('a card', () => {
  it('has its hosts beside its title where they fit, else below', () => {
    const card = (host: string) => needsHostBelow({ title: 'cart', hosts: [host], also: [] }, 320)
    expect(card('cart.example.com')).toBe(false)
    expect(card('cart.checkout.shop.example.com')).toBe(true)
  })

  it('names all places it leads to on as many lines as these take, and counts what is too much', () => {
    const card = (waysOut: Way[]) => cardWays('cart', waysOut, 280)
    expect(card(ways('cart-service'))).toMatchObject({ named: 1, lines: 1 })
    expect(card(ways('cart-service', 'orders-service', 'prices-service'))).toMatchObject({
      named: 3,
      lines: 3,
    })
    expect(card(ways(...Array.from({ length: 12 }, (_, i) => `service-${i}`)))).toMatchObject({ lines: 3 })
    expect(card(ways('payments.provider.of.some.other.company.example.com'))).toMatchObject({ named: 1 })
  })
})

describe('one line', () => {
  it('names what has room beside the title', () => {
    expect(lineWays('cart', false, ways('v1', 'v2'), 260)).toBe(2)
    expect(lineWays('a-rather-long-name', false, ways('orders-service', 'v2'), 260)).toBe(0)
  })

  it('of a group names what has room', () => {
    const waysOut = ways('cart-service', 'orders-service', 'prices-service')
    expect(groupWays({ waysOut, width: 300 })).toBe(2)
    expect(groupWays({ waysOut: ways('a', 'b', 'c'), width: 300 })).toBe(3)
  })
})
