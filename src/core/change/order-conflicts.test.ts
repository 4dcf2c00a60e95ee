import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { endOf } from '../saved/saved-request.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { withOlder } from './order.ts'
import { orderConflicts } from './order-conflicts.ts'

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
    const { conflicts, complete } = orderConflicts(model)
    expect(complete).toBe(true)
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
