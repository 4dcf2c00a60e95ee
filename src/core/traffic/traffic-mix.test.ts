import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { manyResources } from '../../testing/many-resources.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { canary } from '../examples/canary.ts'
import { traceFrom } from '../trace/request-source.ts'
import { evenMix } from './even-mix.ts'
import { savedMix } from './traffic-mix.ts'

const modelOfFiles = (files: readonly { text: string }[]) => modelOf(files.map(it => it.text).join('---\n'))

describe('an even mix', () => {
  it('has a part for every rule, spread over the ports and hosts that lead to it', () => {
    const { entries, unit } = evenMix(modelOfFiles(bookinfo.files))
    expect(unit).toBe('parts')
    const names = entries.map(it => it.name)
    for (const way of ['uk.bookinfo.com:443', 'eu.bookinfo.com:9443', 'uk.bookinfo.com:9080'])
      expect(names).toContain(`bookinfo-rule rule 2, ${way}`)
    expect(
      entries.filter(it => it.name.includes('rule 1')).reduce((sum, it) => sum + it.rate, 0),
    ).toBeCloseTo(1)
  })

  it.each([
    ['canary', canary.files],
    ['a hundred resources', manyResources(100)],
    ['bookinfo', bookinfo.files],
  ])('of %s consists of requests that end at their rule, each with an id of its own', (_, files) => {
    const model = modelOfFiles(files)
    const { entries, missing } = evenMix(model)
    expect(missing).toEqual([])
    expect(new Set(entries.map(it => it.id)).size).toBe(entries.length)
    for (const { known, request, rule } of entries)
      expect(traceFrom(model, known, request).route?.rule.place).toEqual(rule)
  })

  it('has calls between services where rules are for the mesh, sent by whom they ask for', () => {
    const { entries, missing } = evenMix(
      modelOf(`kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080, name: http}]}
---
kind: VirtualService
metadata: {name: cart, namespace: shop}
spec:
  hosts: [cart]
  http:
  - match: [{sourceLabels: {app: web}, uri: {prefix: /new}}]
    route: [{destination: {host: cart, subset: v2}}]
  - route: [{destination: {host: cart}}]
`),
    )
    expect(missing).toEqual([])
    expect(entries.map(it => [it.name, it.known.id])).toEqual([
      ['cart rule 1, cart.shop.svc.cluster.local:8080 within the mesh', 'mesh: shop app=web'],
      ['cart rule 2, cart.shop.svc.cluster.local:8080 within the mesh', 'mesh: shop'],
    ])
  })

  it('names the rules that nothing reaches, and why', () => {
    const { entries, missing } = evenMix(
      modelOf(`kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*.example.com']
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - route: [{destination: {host: shop}}]
  - match: [{uri: {prefix: /old}}]
    route: [{destination: {host: old}}]
`),
    )
    expect(entries.map(it => it.name)).toEqual(['shop rule 1, shop.example.com:80'])
    expect(missing).toMatchObject([
      { name: 'shop rule 2', place: { resource: 'VirtualService/default/shop', path: ['spec', 'http', 1] } },
    ])
    expect(missing[0]?.reason).toContain('takes everything')
  })
})

describe('a mix of saved requests', () => {
  const model = modelOfFiles(bookinfo.files)
  const request = 'https://uk.bookinfo.com/reviews/1'

  it('has their rates, and one a second for a request without a rate of its own', () => {
    const mix = savedMix(model, [
      { name: 'a', request, rate: 12.5 },
      { name: 'b', request, rate: Number.NaN },
      { name: 'c', request },
      { name: 'd', request, rate: 0 },
    ])
    expect(mix.unit).toBe('rps')
    expect(mix.entries.map(it => [it.name, it.rate])).toEqual([
      ['a', 12.5],
      ['b', 1],
      ['c', 1],
      ['d', 0],
    ])
  })

  it('says which requests cannot be read', () => {
    const { entries, missing } = savedMix(model, [{ name: 'a', request: 'hello world' }])
    expect(entries).toEqual([])
    expect(missing).toMatchObject([{ name: 'a' }])
  })
})
