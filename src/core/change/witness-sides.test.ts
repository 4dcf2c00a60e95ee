import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { diffRouting } from './diff-routing.ts'
import type { RoutingDiff } from './routing-diff.ts'
import { savedChanges } from './saved-changes.ts'
import { changedDestinations, witnessSides } from './witness-sides.ts'

const gateway = `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*.example.com']
---
`
const shop = (route: string) => `${gateway}kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: /cart}}]
    ${route}
  - route: [{destination: {host: rest, port: {number: 80}}}]
`
const to = (one: number, two: number) =>
  `route: [{destination: {host: cart, subset: v1, port: {number: 80}}, weight: ${one}}, {destination: {host: cart, subset: v2, port: {number: 80}}, weight: ${two}}]`

const sidesOf = (before: string, after: string) => {
  const models = [modelOf(before), modelOf(after)] as const
  const { changes }: RoutingDiff = diffRouting(...models)
  return changes.flatMap(it => witnessSides(...models, it) ?? [])
}

describe('the witness of a change', () => {
  it('ends on either side where the change says', () => {
    const [first, ...more] = sidesOf(shop(to(90, 10)), shop('route: [{destination: {host: basket}}]'))
    expect(more).toEqual([])
    expect(first?.before.trace.clusters.map(it => it.subset)).toEqual(['v1', 'v2'])
    expect(first?.after.trace.clusters.map(it => it.host)).toEqual(['basket.default.svc.cluster.local'])
  })

  it('can be traced where the gateway has gone', () => {
    const [first] = sidesOf(shop(to(90, 10)), shop(to(90, 10)).replace('kind: Gateway', 'kind: Gone'))
    expect(first?.before.trace.outcome).toBe('route')
    expect(first?.after.trace.outcome).toBe('no_listener')
  })
})

describe('destinations whose traffic changes', () => {
  const cart = 'cart.default.svc.cluster.local'
  const keys = (before: string, after: string) => [...changedDestinations(sidesOf(before, after))].sort()

  it('are those with another share, by what is in effect', () => {
    expect(keys(shop(to(90, 10)), shop(to(50, 50)))).toEqual([
      `${cart}|v1`,
      `${cart}|v1|80`,
      `${cart}|v2`,
      `${cart}|v2|80`,
    ])
    expect(keys(shop(to(90, 10)), shop(to(9, 1)))).toEqual([])
  })

  it('are those that are left and those that are gone to', () => {
    const after = shop('route: [{destination: {host: cart, subset: v1, port: {number: 80}}}]')
    expect(keys(shop(to(0, 100)), after)).toContain(`${cart}|v2`)
    expect(keys(shop(to(0, 100)), after)).toContain(`${cart}|v1`)
    expect(keys(shop(to(0, 100)), after)).not.toContain('rest.default.svc.cluster.local|')
  })

  it('are none where a request is only handled otherwise, but for a mirror', () => {
    const slow = `${to(90, 10)}\n    timeout: 5s`
    expect(keys(shop(to(90, 10)), shop(slow))).toEqual([])
    const mirrored = `${to(90, 10)}\n    mirror: {host: rest, port: {number: 80}}`
    expect(keys(shop(to(90, 10)), shop(mirrored))).toEqual([
      'rest.default.svc.cluster.local|',
      'rest.default.svc.cluster.local||80',
    ])
  })
})

describe('saved requests between two configurations', () => {
  const requests = [
    { name: 'cart', request: 'http://shop.example.com/cart', expect: 'cart' },
    { name: 'rest', request: 'http://shop.example.com/' },
    { name: 'nonsense', request: '???' },
  ]

  it('are told where they end elsewhere, and whether as expected', () => {
    const after = modelOf(shop('route: [{destination: {host: basket}}]'))
    expect(savedChanges(modelOf(shop(to(90, 10))), after, requests)).toEqual([
      {
        saved: requests[0],
        before: expect.stringContaining('v1 90%'),
        after: expect.stringMatching(/^basket/),
        met: false,
      },
    ])
    expect(savedChanges(after, after, requests)).toEqual([])
  })
})
