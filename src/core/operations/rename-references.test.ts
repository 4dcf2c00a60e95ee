import { describe, expect, it } from 'vitest'
import { checkEdit, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { changePort } from './change-port.ts'
import { renameHost } from './rename-host.ts'
import { renameResource } from './rename-resource.ts'
import { renameSubset } from './rename-subset.ts'
import { valueChanges } from './value-changes.ts'

const shop = `
kind: Gateway
metadata: {name: public}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP} # plain
    hosts: ["./shop.example.com"] # of the shop
  - port: {number: 8443, name: tls, protocol: TLS}
    hosts: [shop.example.com, other.example.com]
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: ['shop.example.com']
  gateways: [public]
  http:
  - match:
    - port: 80 # plain
      authority: {exact: shop.example.com}
    - port: 8443
    route:
    - destination: {host: cart, subset: v1, port: {number: 8080}} # one
      weight: 90
    - destination: {host: cart.default.svc.cluster.local, subset: v2, port: {number: 8080}}
      weight: 10
    mirror: {host: cart, subset: "v1"}
  - route:
    - destination: {host: other, subset: v1, port: {number: 8080}}
---
kind: DestinationRule
metadata: {name: cart}
spec:
  host: cart
  trafficPolicy:
    portLevelSettings:
    - port: {number: 8080}
  subsets:
  - name: v1 # stable
    labels: {version: v1}
  - name: v2
---
kind: Service
metadata: {name: cart}
spec:
  ports:
  - {name: http, port: 8080}
`.replace(/^\n/, '')

describe('renameSubset', () => {
  const name = { resource: 'DestinationRule/default/cart', path: ['spec', 'subsets', 0, 'name'] }

  it('changes the destinations and mirrors that lead to it, and no others', () => {
    const after = shop
      .replace('name: v1 # stable', 'name: stable # stable')
      .replace('cart, subset: v1', 'cart, subset: stable')
      .replace('subset: "v1"', 'subset: "stable"')
    checkEdit(renameSubset(name, 'stable'), shop, after)
  })

  it('refuses a name that is taken, or none', () => {
    expect(refusalOf(renameSubset(name, 'v2'), shop)).toBe('The subset v2 already exists.')
    expect(refusalOf(renameSubset(name, ''), shop)).toBe('A subset needs a name.')
  })

  it('leaves destinations where another rule of the host has the subset too', () => {
    const both = `${shop}---\nkind: DestinationRule\nmetadata: {name: more}\nspec: {host: cart, subsets: [{name: v1}]}\n`
    checkEdit(renameSubset(name, 'stable'), both, both.replace('name: v1 # stable', 'name: stable # stable'))
  })
})

describe('renameHost', () => {
  it('changes it wherever it is named, written the way it was', () => {
    const place = { resource: 'VirtualService/default/shop', path: ['spec', 'hosts', 0] }
    checkEdit(
      renameHost(place, 'www.example.com'),
      shop,
      shop.replaceAll('shop.example.com', 'www.example.com'),
    )
    const server = { resource: 'Gateway/default/public', path: ['spec', 'servers', 0, 'hosts', 0] }
    checkEdit(
      renameHost(server, './www.example.com'),
      shop,
      shop.replaceAll('shop.example.com', 'www.example.com'),
    )
  })

  it('takes short and full names of a service for the same', () => {
    const place = { resource: 'DestinationRule/default/cart', path: ['spec', 'host'] }
    const after = shop
      .replaceAll('host: cart, ', 'host: basket, ')
      .replace('host: cart.default', 'host: basket.default')
      .replace('host: cart\n', 'host: basket\n')
    checkEdit(renameHost(place, 'basket'), shop, after)
  })

  it('changes the place alone for every host', () => {
    const all = shop.replace("'shop.example.com'", "'*'").replace('"./shop.example.com"', '"*"')
    const place = { resource: 'VirtualService/default/shop', path: ['spec', 'hosts', 0] }
    checkEdit(renameHost(place, 'a.example.com'), all, all.replace("'*'", "'a.example.com'"))
  })
})

describe('changePort', () => {
  it('changes the matches by the port of a server', () => {
    const place = { resource: 'Gateway/default/public', path: ['spec', 'servers', 0, 'port', 'number'] }
    checkEdit(
      changePort(place, 8000),
      shop,
      shop.replace('number: 80,', 'number: 8000,').replace('port: 80 ', 'port: 8000 '),
    )
  })

  it('leaves matches that another Gateway may be meant by', () => {
    const two = `${shop.replace('gateways: [public]', 'gateways: [public, inner]')}---\nkind: Gateway\nmetadata: {name: inner}\nspec: {servers: [{port: {number: 80}}]}\n`
    const place = { resource: 'Gateway/default/public', path: ['spec', 'servers', 0, 'port', 'number'] }
    checkEdit(changePort(place, 8000), two, two.replace('number: 80,', 'number: 8000,'))
  })

  it('changes the destinations and settings by the port of a service', () => {
    const place = { resource: 'Service/default/cart', path: ['spec', 'ports', 0, 'port'] }
    const [before = '', other = ''] = shop.split('  - route:\n')
    const after = `${before.replaceAll('8080', '9090')}  - route:\n${other.replaceAll('8080', '9090').replace('9090', '8080')}`
    checkEdit(changePort(place, 9090), shop, after)
  })
})

describe('valueChanges', () => {
  it('tells every place that a rename changes, before it is made', () => {
    const files = [{ name: 'a.yaml', text: shop }]
    expect(valueChanges(files, renameResource('Gateway/default/public', 'edge'))).toEqual([
      { resource: 'Gateway/default/public', path: ['metadata', 'name'], before: 'public', after: 'edge' },
      {
        resource: 'VirtualService/default/shop',
        path: ['spec', 'gateways', 0],
        before: 'public',
        after: 'edge',
      },
    ])
    expect(valueChanges(files, renameResource('Gateway/default/public', ''))).toEqual([])
    runOperation(renameResource('Gateway/default/public', 'edge'), files)
  })
})
