import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { traceFrom } from '../trace/request-source.ts'
import { dependsOnOrder, withOlder } from './order.ts'

const gateway = `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*.example.com']}]
`
const service = (name: string, match: string, host: string, metadata = '') => `---
kind: VirtualService
metadata: {name: ${name}${metadata}}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: ${match}}}]
    route: [{destination: {host: ${host}}}]
`
const source = {
  type: 'gateway',
  workload: { namespace: 'default', labels: new Map([['app', 'front']]) },
} as const
const id = (name: string) => `VirtualService/default/${name}`
const to = (path: string): Request => ({
  port: 80,
  protocol: 'http',
  tls: 'none',
  host: 'shop.example.com',
  path,
})

describe('which VirtualService is older', () => {
  const both = gateway + service('a', '/cart', 'one') + service('b', '/car', 'two')

  it('decides where both take a request, and each order has its end', () => {
    expect(dependsOnOrder(modelOf(both), source, to('/cart'))).toEqual([
      { older: id('a'), end: expect.stringContaining('one') },
      { older: id('b'), end: expect.stringContaining('two') },
    ])
  })

  it('does not where one alone takes it, or both lead to the same', () => {
    expect(dependsOnOrder(modelOf(both), source, to('/cars'))).toBeUndefined()
    const same = gateway + service('a', '/cart', 'one') + service('b', '/car', 'one')
    expect(dependsOnOrder(modelOf(same), source, to('/cart'))).toBeUndefined()
  })

  it('is known where the files tell', () => {
    const told = ', creationTimestamp: "2024-05-01T10:00:00Z"'
    const model = modelOf(gateway + service('a', '/cart', 'one', told) + service('b', '/car', 'two', told))
    expect(dependsOnOrder(model, source, to('/cart'))).toBeUndefined()
  })

  it('can be tried the other way round, and nothing else changes', () => {
    const model = modelOf(both)
    const other = withOlder(model, [id('b')])
    expect(endOf(traceFrom(other, source, to('/cart')))).toContain('two')
    expect(other.resources.map(it => it.id)).toEqual(model.resources.map(it => it.id))
    expect(endOf(traceFrom(model, source, to('/cart')))).toContain('one')
  })
})

describe('which Gateway is older', () => {
  const port = (name: string, protocol: string, metadata = '') => `---
kind: Gateway
metadata: {name: ${name}${metadata}}
spec:
  selector: {app: front}
  servers: [{port: {number: 80, name: x, protocol: ${protocol}}, hosts: ['*']}]
`
  const bytes = `---
kind: VirtualService
metadata: {name: bytes}
spec:
  hosts: ['*']
  gateways: [pipe]
  tcp:
  - route: [{destination: {host: store, port: {number: 9000}}}]
`
  const web = service('web', '/', 'shop')
  const told = ', creationTimestamp: "2024-05-01T10:00:00Z"'

  it('decides who holds a port that both want, and each order has its end', () => {
    const model = modelOf(port('front', 'HTTP') + port('pipe', 'TCP') + bytes + web)
    expect(dependsOnOrder(model, source, to('/'))).toEqual([
      { older: 'Gateway/default/front', end: expect.stringContaining('shop') },
      { older: 'Gateway/default/pipe', end: expect.stringContaining('store') },
    ])
    expect(endOf(traceFrom(withOlder(model, ['Gateway/default/pipe']), source, to('/')))).toContain('store')
  })

  it('does not on another port, where they share it, or where the files tell their ages', () => {
    const apart = modelOf(port('front', 'HTTP') + port('pipe', 'TCP') + bytes + web)
    expect(dependsOnOrder(apart, source, { ...to('/'), port: 81 })).toBeUndefined()
    const shared = modelOf(port('front', 'HTTP') + port('other', 'HTTP') + web)
    expect(dependsOnOrder(shared, source, to('/'))).toBeUndefined()
    const known = modelOf(port('front', 'HTTP', told) + port('pipe', 'TCP', told) + bytes + web)
    expect(dependsOnOrder(known, source, to('/'))).toBeUndefined()
  })
})
