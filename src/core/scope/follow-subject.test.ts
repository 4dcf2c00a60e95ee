import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze.ts'
import { followSubject } from './follow-subject.ts'
import type { Subject } from './subject.ts'

const shop = `kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["*.example.com"]
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, subset: v1 } }]
  - match: [{ uri: { prefix: /stock } }]
    route: [{ destination: { host: stock } }]
  - route: [{ destination: { host: web } }]
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }]
`

/** The subject after one text of the file is another. */
function followed(subject: Subject, from: string, to: string): Subject {
  expect(shop).toContain(from)
  const known = (text: string) => analyze([{ name: 'shop.yaml', text }])
  return followSubject(subject, known(shop), known(shop.replace(from, to)))
}

const rule = (number: number): Subject => ({
  type: 'row',
  place: { resource: 'VirtualService/shop/shop', path: ['spec', 'http', number - 1] },
  name: `shop rule ${number}`,
})

describe('what is focused on', () => {
  it('is the same object while nothing about it changes', () => {
    const subject = rule(2)
    expect(followed(subject, 'prefix: /cart', 'prefix: /basket')).toBe(subject)
  })

  it('keeps its place when the resource is renamed', () => {
    const subject: Subject = { type: 'resource', resource: 'VirtualService/shop/shop' }
    expect(followed(subject, 'name: shop, n', 'name: store, n')).toEqual({
      type: 'resource',
      resource: 'VirtualService/shop/store',
    })
    expect(followed(rule(2), 'name: shop, n', 'name: store, n')).toMatchObject({
      place: { resource: 'VirtualService/shop/store', path: ['spec', 'http', 1] },
      name: 'store rule 2',
    })
  })

  it('is gone where its resource is', () => {
    const subject: Subject = { type: 'resource', resource: 'DestinationRule/shop/cart' }
    const at = shop.lastIndexOf('---')
    expect(followed(subject, shop.slice(at), '')).toBe(subject)
  })

  it.each([
    [
      'a rule is added above it',
      '  - match: [{ uri: { prefix: /cart',
      '  - route: [{ destination: { host: new } }]\n  - match: [{ uri: { prefix: /cart',
      3,
    ],
    [
      'the rule above it goes',
      '  - match: [{ uri: { prefix: /cart } }]\n    route: [{ destination: { host: cart, subset: v1 } }]\n',
      '',
      1,
    ],
    ['it is edited', 'prefix: /stock', 'exact: /stock/all', 2],
    [
      'it moves up',
      '  - match: [{ uri: { prefix: /cart } }]\n    route: [{ destination: { host: cart, subset: v1 } }]\n  - match: [{ uri: { prefix: /stock } }]\n    route: [{ destination: { host: stock } }]\n',
      '  - match: [{ uri: { prefix: /stock } }]\n    route: [{ destination: { host: stock } }]\n  - match: [{ uri: { prefix: /cart } }]\n    route: [{ destination: { host: cart, subset: v1 } }]\n',
      1,
    ],
  ])('of a rule follows it when %s', (_, from, to, number) => {
    expect(followed(rule(2), from, to)).toMatchObject({
      place: { path: ['spec', 'http', number - 1] },
      name: `shop rule ${number}`,
    })
  })

  it('of a host is the new one that leads to the same', () => {
    const subject: Subject = { type: 'host', host: 'shop.example.com' }
    expect(followed(subject, 'hosts: [shop.', 'hosts: [store.')).toEqual({
      type: 'host',
      host: 'store.example.com',
    })
  })

  it('of a subset is the one that stands where it stood', () => {
    const subject: Subject = { type: 'service', host: 'cart.shop.svc.cluster.local', subset: 'v1' }
    const rename = shop.replaceAll('subset: v1', 'subset: stable').replace('{ name: v1', '{ name: stable')
    expect(
      followSubject(
        subject,
        analyze([{ name: 'shop.yaml', text: shop }]),
        analyze([{ name: 'shop.yaml', text: rename }]),
      ),
    ).toEqual({ ...subject, subset: 'stable' })
  })

  it('of a namespace is the one that all that was in it is in now', () => {
    const subject: Subject = { type: 'namespace', namespace: 'shop' }
    const before = analyze([{ name: 'shop.yaml', text: shop }])
    const followedTo = (text: string) =>
      followSubject(subject, before, analyze([{ name: 'shop.yaml', text }]))
    expect(followedTo(shop.replaceAll('namespace: shop', 'namespace: store'))).toEqual({
      type: 'namespace',
      namespace: 'store',
    })
    expect(followedTo(shop.replace('namespace: shop', 'namespace: store'))).toBe(subject)
    expect(
      followedTo(
        shop.replace('namespace: shop', 'namespace: edge').replaceAll('namespace: shop', 'namespace: store'),
      ),
    ).toBe(subject)
    expect(followedTo('')).toBe(subject)
  })

  it('of a file is the file under its new name', () => {
    const before = analyze([{ name: 'shop.yaml', text: shop }])
    const now = analyze([{ name: 'store.yaml', text: shop }])
    expect(followSubject({ type: 'file', file: 'shop.yaml' }, before, now)).toEqual({
      type: 'file',
      file: 'store.yaml',
    })
  })
})
