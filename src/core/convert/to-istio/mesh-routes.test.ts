import { describe, expect, it } from 'vitest'
import { readModel } from '../../model/read-model.ts'
import { convert } from '../convert.ts'
import { meshConnectionChanges } from '../mesh-connections.ts'
import { comparedModels, proveConversion } from '../proof.ts'

const service = (name: string, ports = '[{ name: tcp, port: 9000 }]') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { clusterIP: 10.0.0.${name.length}, ports: ${ports} }
---
`
const both = '[{ name: tcp, port: 9000 }, { name: tcp-b, port: 9001 }]'
const tls = '[{ name: tls, port: 443 }]'
const others =
  service('db-a', both) + service('db-bb', both) + service('tls-ccc', tls) + service('tls-dddd', tls)

interface Given {
  readonly kind: 'TCPRoute' | 'TLSRoute'
  readonly name?: string
  readonly namespace?: string
  readonly parent?: string
  readonly hostnames?: string
  readonly backends: string
}

function route({ kind, name = 'one', namespace = 'shop', parent = 'db', hostnames, backends }: Given) {
  const ref = parent.startsWith('{')
    ? parent
    : `{ group: "", kind: Service, namespace: shop, name: ${parent} }`
  return `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  parentRefs: [${ref}]
${hostnames ? `  hostnames: ${hostnames}\n` : ''}  rules: [{ backendRefs: ${backends} }]
---
`
}

function converted(text: string, target: 'istio' | 'gateway-api' = 'istio') {
  const files = [{ name: 'mesh.yaml', text }]
  const conversion = convert(files, target)
  const { diff, refused } = proveConversion(files, conversion)
  const { before } = comparedModels(files, conversion)
  return {
    ...conversion,
    specs: conversion.objects.map(own => own.value.spec),
    cannot: conversion.fields.filter(own => own.how === 'cannot').map(own => own.note),
    changes: diff.changes.map(own => own.sentence),
    refused,
    // Whether the comparison would see that nothing is there.
    isSeen: meshConnectionChanges(before, readModel([{ name: 'a.yaml', text: others }])).length > 0,
  }
}

const none = { cannot: [], changes: [], refused: [], kept: [] }
const toA = '[{ name: db-a, port: 9000 }]'

describe('routes for connections within the mesh', () => {
  it('become a VirtualService with rules for TCP', () => {
    const result = converted(others + service('db') + route({ kind: 'TCPRoute', backends: toA }))
    expect(result).toMatchObject({ ...none, isSeen: true })
    expect(result.specs).toEqual([
      { hosts: ['db'], tcp: [{ route: [{ destination: { host: 'db-a', port: { number: 9000 } } }] }] },
    ])
  })

  it.each([
    [
      'weights',
      route({
        kind: 'TCPRoute',
        backends: '[{ name: db-a, port: 9000, weight: 3 }, { name: db-bb, port: 9001, weight: 1 }]',
      }),
    ],
    [
      'one for each port',
      route({
        kind: 'TCPRoute',
        parent: '{ group: "", kind: Service, name: db, port: 9000 }',
        backends: toA,
      }) +
        route({
          kind: 'TCPRoute',
          name: 'two',
          parent: '{ group: "", kind: Service, name: db, port: 9001 }',
          backends: '[{ name: db-bb, port: 9001 }]',
        }),
    ],
    [
      'two for all ports, of which the first by name counts',
      route({ kind: 'TCPRoute', name: 'z', backends: '[{ name: db-bb, port: 9001 }]' }) +
        route({ kind: 'TCPRoute', name: 'a', backends: toA }),
    ],
    [
      'those of another namespace, which are for its own callers',
      route({
        kind: 'TCPRoute',
        namespace: 'other',
        backends: '[{ name: db-a, namespace: shop, port: 9000 }]',
      }),
    ],
    [
      'TLS by the name of the service',
      route({
        kind: 'TLSRoute',
        parent: 'tls-dddd',
        hostnames: '[tls-dddd.shop.svc.cluster.local]',
        backends: '[{ name: tls-ccc, port: 443 }]',
      }),
    ],
    [
      'TLS by names of which one fits',
      route({
        kind: 'TLSRoute',
        parent: 'tls-dddd',
        hostnames: '[tls-dddd.shop.svc.cluster.local, other.example.com]',
        backends: '[{ name: tls-ccc, port: 443 }]',
      }),
    ],
    [
      'TLS by a name of its own',
      route({
        kind: 'TLSRoute',
        parent: 'tls-dddd',
        hostnames: '[own.example.com]',
        backends: '[{ name: tls-ccc, port: 443 }]',
      }),
    ],
  ])('%s: no connection goes elsewhere', (_, routes) => {
    expect(converted(others + service('db', both) + routes)).toMatchObject({ ...none, isSeen: true })
  })

  it('for a ServiceEntry are for its hosts', () => {
    const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: outer, namespace: shop }
spec:
  hosts: [outer.example.com]
  addresses: [10.9.9.9]
  ports: [{ number: 9000, name: tcp, protocol: TCP }]
  resolution: DNS
---
`
    const parent = '{ group: networking.istio.io, kind: ServiceEntry, name: outer }'
    const result = converted(others + entry + route({ kind: 'TCPRoute', parent, backends: toA }))
    expect(result).toMatchObject({ ...none, isSeen: true })
    expect(result.specs[0]).toMatchObject({ hosts: ['outer.example.com'] })
  })

  it('none of whose names is one of the service take every connection, which a VirtualService cannot say', () => {
    const routes = route({
      kind: 'TLSRoute',
      parent: 'tls-dddd',
      hostnames: '[own.example.com, other.example.com]',
      backends: '[{ name: tls-ccc, port: 443 }]',
    })
    const { cannot, objects } = converted(others + routes)
    expect(cannot.join()).toMatch(/compares none and takes every connection/)
    expect(objects).toEqual([])
  })

  it('without any weight close connections, which a VirtualService does not', () => {
    const backends = '[{ name: db-a, port: 9000, weight: 0 }]'
    expect(converted(others + service('db') + route({ kind: 'TCPRoute', backends })).cannot.join()).toMatch(
      /connections are closed/,
    )
  })

  it('stay beside routes for requests to the same service', () => {
    const http = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [{ group: "", kind: Service, name: db }], rules: [{ backendRefs: ${toA} }] }
---
`
    expect(
      converted(others + service('db') + http + route({ kind: 'TCPRoute', backends: toA })).cannot,
    ).toContain('Routes of several kinds are for db. Leave it to one kind.')
  })
})

it.each([
  ['TCP', 'db', 'tcp: [{ route: [{ destination: { host: db-a, port: { number: 9000 } } }] }]'],
  [
    'TLS',
    'tls-dddd',
    'tls: [{ match: [{ sniHosts: [tls-dddd.shop.svc.cluster.local] }], route: [{ destination: { host: tls-ccc, port: { number: 443 } } }] }]',
  ],
])(
  'a VirtualService for %s within the mesh becomes a route, and no connection goes elsewhere',
  (_, host, rules) => {
    const given = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: inner, namespace: shop }
spec:
  hosts: [${host}.shop.svc.cluster.local]
  ${rules}
---
`
    const result = converted(others + service('db') + given, 'gateway-api')
    expect(result).toMatchObject({ ...none, isSeen: true })
  },
)
