import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import fc from '../../testing/property.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { endOf } from '../saved/saved-request.ts'
import { finish } from '../steps.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { diffRouting } from './diff-routing.ts'
import { withOlder } from './order.ts'
import { conflictsInSteps, type OrderConflict, orderConflicts } from './order-conflicts.ts'
import { independentSets, pairsAtGateways } from './ordered-pairs.ts'

const gateway = `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*.example.com']}]
`
const service = (name: string, match: string, to: string, { host = 'shop', metadata = '' } = {}) => `---
kind: VirtualService
metadata: {name: ${name}${metadata}}
spec:
  hosts: [${host}.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: ${match}}}]
    route: [{destination: {host: ${to}}}]
`
const id = (name: string) => `VirtualService/default/${name}`
const pairs = (yaml: string) =>
  orderConflicts(modelOf(gateway + yaml)).conflicts.map(it => [it.one, it.other])

describe('pairs of VirtualServices whose ages decide', () => {
  it('have a request that ends at the one or the other, as told', () => {
    const model = modelOf(gateway + service('a', '/cart', 'one') + service('b', '/car', 'two'))
    const { conflicts, pairs: all, compared } = orderConflicts(model)
    expect([all, compared]).toEqual([1, 1])
    expect(conflicts).toHaveLength(1)
    const { one, other, request, gateway: selector, ends } = conflicts[0]!
    expect([one, other]).toEqual([id('a'), id('b')])
    const { workload } = gatewayWorkloads(model).find(it => it.id === selector)!
    const tried = [one, other].map(it => endOf(traceRequest(withOlder(model, [it]), workload, request)))
    expect(tried).toEqual(ends)
    expect(ends[0]).toContain('one')
    expect(ends[1]).toContain('two')
  })

  it('are none where no request is wanted by both, or both lead to the same', () => {
    expect(pairs(service('a', '/cart', 'one') + service('b', '/user', 'two'))).toEqual([])
    expect(pairs(service('a', '/cart', 'one') + service('b', '/car', 'one'))).toEqual([])
    expect(pairs(service('a', '/', 'one') + service('b', '/', 'two', { host: 'other' }))).toEqual([])
  })

  it('are not those whose ages are told', () => {
    const told = { metadata: ', creationTimestamp: "2024-05-01T10:00:00Z"' }
    expect(pairs(service('a', '/a', 'one', told) + service('b', '/a', 'two', told))).toEqual([])
  })

  it('are told of three one by one', () => {
    const three = service('a', '/a', 'one') + service('b', '/b', 'two') + service('c', '/a', 'three')
    expect(pairs(three)).toEqual([[id('a'), id('c')]])
  })
})

describe('pairs of VirtualServices within the mesh', () => {
  const call = (name: string, to: string, { host = 'shop', more = '' } = {}) => `---
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [${host}]
  http:
  - ${more}route: [{destination: {host: ${to}}}]
`
  const shop = (host = 'shop') => `---
kind: Service
metadata: {name: ${host}}
spec: {ports: [{name: http, port: 80}]}
`

  it('have a call that ends at the one or the other', () => {
    const { conflicts } = orderConflicts(modelOf(shop() + call('a', 'one') + call('b', 'two')))
    expect(conflicts).toHaveLength(1)
    const [{ one, other, from, gateway: selector, ends }] = conflicts as readonly [OrderConflict]
    expect([one, other, selector]).toEqual([id('a'), id('b'), undefined])
    expect(from).toBe('default')
    expect(ends[0]).toContain('one')
    expect(ends[1]).toContain('two')
  })

  it('are none with hosts of their own', () => {
    const yaml = shop() + shop('cart') + call('a', 'one') + call('b', 'two', { host: 'cart' })
    expect(orderConflicts(modelOf(yaml))).toEqual({ conflicts: [], pairs: 0, compared: 0 })
  })
})

it('a pair that delegates its rules is found by the VirtualServices that have the host', () => {
  const root = (name: string, to: string) => `---
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http: [{match: [{uri: {prefix: /a}}], delegate: {name: ${to}}}]
---
kind: VirtualService
metadata: {name: ${to}}
spec:
  http: [{route: [{destination: {host: ${to}}}]}]
`
  expect(pairs(root('a', 'one') + root('b', 'two'))).toEqual([[id('a'), id('b')]])
})

describe('many pairs', () => {
  const wanted = (host: string, name: string, path: string) => service(name, path, name, { host })

  it('of hosts that have nothing in common take one comparison', () => {
    const yaml = ['a', 'b', 'c'].map(it => wanted(it, `${it}1`, '/x') + wanted(it, `${it}2`, '/x')).join('')
    const found = pairsAtGateways(modelOf(gateway + yaml))
    expect(found).toHaveLength(3)
    expect(independentSets(found)).toHaveLength(1)
    expect(pairs(yaml)).toEqual(['a', 'b', 'c'].map(it => [id(`${it}1`), id(`${it}2`)]))
  })

  it('with different paths are not compared at all', () => {
    const yaml = Array.from({ length: 40 }, (_, i) => wanted('a', `v${i}`, `/x${i}/`)).join('')
    expect(orderConflicts(modelOf(gateway + yaml))).toEqual({ conflicts: [], pairs: 0, compared: 0 })
  })

  it('beyond the limit are counted', () => {
    const yaml = Array.from({ length: 4 }, (_, i) => wanted('a', `v${i}`, '/x')).join('')
    const few = finish(conflictsInSteps(modelOf(gateway + yaml), { gateways: 2, calls: 2 }))
    expect([few.conflicts.length, few.compared, few.pairs]).toEqual([2, 2, 6])
  })

  it('come to the same conflicts together as one by one', () => {
    const one = fc.record({
      match: fc.constantFrom('/', '/a', '/ab', '/b'),
      to: fc.constantFrom('one', 'two', 'three'),
      host: fc.constantFrom('x', 'y', 'z'),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 4, maxLength: 6 }), all => {
        const names = all.map((_, i) => `v${i}`)
        const yaml = all.map(({ match, to, host }, i) => service(names[i]!, match, to, { host })).join('')
        const model = modelOf(gateway + yaml)
        const alone = names.flatMap((first, i) =>
          names.slice(i + 1).flatMap(second => {
            const [a, b] = [id(first), id(second)]
            const { changes } = diffRouting(withOlder(model, [a]), withOlder(model, [b]), 'gateways')
            const decides = changes.some(
              it => it.before.place?.resource === a && it.after.place?.resource === b,
            )
            return decides ? [`${a} ${b}`] : []
          }),
        )
        const together = orderConflicts(model).conflicts.map(it => `${it.one} ${it.other}`)
        expect(together.sort()).toEqual(alone.sort())
      }),
      { numRuns: 12 },
    )
  })
})
