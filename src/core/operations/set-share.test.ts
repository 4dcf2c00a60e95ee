import { describe, expect, it } from 'vitest'
import { checkEdit, refusalOf } from '../../testing/check-edit.ts'
import { scaleWeights, setShare, splitEvenly } from './set-share.ts'

const shop = `kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  http:
  - route: # by version
    - destination: {host: cart, subset: v1}
      weight: 3 # most
    - weight: 1 # few
      destination: {host: cart, subset: v2}
    - destination: {host: cart, subset: v3}
  tcp:
  - route:
    - destination: {host: cart}
`
const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }
const tcp = { resource: 'VirtualService/default/shop', path: ['spec', 'tcp', 0] }

describe('setShare', () => {
  it('gives what is typed and takes it from the others, in numbers alone', () => {
    checkEdit(
      setShare(rule, 1, 10),
      shop,
      shop
        .replace('weight: 3 # most', 'weight: 90 # most')
        .replace('weight: 1 # few', 'weight: 10 # few')
        .replace('subset: v3}\n', 'subset: v3}\n      weight: 0\n'),
    )
  })

  it('is refused where there is nobody to take from, and for what is no percentage', () => {
    expect(refusalOf(setShare(tcp, 0, 10), shop)).toContain('no traffic to share')
    expect(refusalOf(setShare(rule, 3, 10), shop)).toContain('no longer there')
    expect(refusalOf(setShare(rule, 0, 101), shop)).toContain('from 0 to 100')
    expect(refusalOf(setShare(rule, 0, 9.5), shop)).toContain('whole number')
  })
})

it('scaling keeps the shares', () => {
  checkEdit(
    scaleWeights(rule),
    shop,
    shop
      .replace('weight: 3', 'weight: 75')
      .replace('weight: 1 ', 'weight: 25 ')
      .replace('subset: v3}\n', 'subset: v3}\n      weight: 0\n'),
  )
})

it('splitting evenly leaves the share that is locked', () => {
  checkEdit(
    splitEvenly(rule, [0]),
    shop,
    shop
      .replace('weight: 3', 'weight: 75')
      .replace('weight: 1 ', 'weight: 13 ')
      .replace('subset: v3}\n', 'subset: v3}\n      weight: 12\n'),
  )
})
