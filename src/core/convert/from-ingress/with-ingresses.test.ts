import { describe, expect, it } from 'vitest'
import { convert } from '../convert.ts'
import { newFiles } from '../converted-files.ts'
import { proveConversion } from '../proof.ts'

interface Given {
  readonly name?: string
  readonly host?: string
  readonly annotations?: string
  readonly path?: string
  readonly tls?: string
}

function ingress({
  name = 'shop',
  host = 'shop.example.com',
  annotations = '',
  path = '/',
  tls = '',
}: Given) {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop${annotations && `, annotations: { ${annotations} }`} }
spec:
  ${tls && `tls: [{ hosts: [${host}], secretName: ${tls} }]`}
  rules:
  - host: ${host}
    http:
      paths:
      - { path: "${path}", pathType: Prefix, backend: { service: { name: ${name}, port: { number: 80 } } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
`
}

const pods = `apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: istio-system }
spec: { selector: { istio: ingressgateway }, ports: [{ name: http, port: 80 }, { name: https, port: 443 }] }
`
const limited = 'nginx.ingress.kubernetes.io/limit-rps: "5"'

function converted(text: string, target: 'istio' | 'gateway-api', options = {}) {
  const files = [{ name: 'shop.yaml', text }]
  const conversion = convert(files, target, undefined, options)
  const { diff, refused, limits, assumed } = proveConversion(files, conversion)
  return {
    ...conversion,
    made: conversion.objects.map(own => `${own.value.kind} ${(own.value.metadata as { name: string }).name}`),
    told: conversion.fields.filter(own => own.how === 'cannot').map(own => `${own.resource} ${own.note}`),
    changes: diff.changes.map(own => own.sentence),
    refused,
    limits: limits.join(' '),
    assumed: assumed.join(' '),
    file: newFiles(files, conversion)[0]?.name,
  }
}

const same = { changes: [], refused: [], told: [] }

describe('Ingresses', () => {
  it('become a Gateway and routes of the Gateway API, which do what they would do in Istio', () => {
    const text = ingress({ path: '/cart', tls: 'shop' }) + ingress({ name: 'web' }) + pods
    const result = converted(text, 'gateway-api')
    expect(result).toMatchObject(same)
    expect(result.made).toEqual([
      'Gateway ingress',
      'HTTPRoute ingress-to-https',
      'HTTPRoute shop-example-com',
    ])
    expect(result.converted).toEqual(['Ingress/shop/shop', 'Ingress/shop/web'])
    expect(result.file).toBe('shop-gateway-api.yaml')
    expect(result.assumed).toContain('the controller of the Ingresses')
    // Whole segments are what a prefix of an Ingress means too.
    expect(JSON.stringify(result.objects)).toContain('"type":"PathPrefix","value":"/cart"')
  })

  it('become Gateways and VirtualServices of Istio, and it is said that their own answers are not compared', () => {
    const result = converted(ingress({}) + pods, 'istio')
    expect(result).toMatchObject(same)
    expect(result.made).toEqual(['Gateway ingress', 'VirtualService shop-example-com'])
    expect(result.limits).toContain('What the controller of the Ingresses answers is not known here.')
  })

  it('take no request from a VirtualService that is there: else it is a difference', () => {
    const there = `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: there, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: there, namespace: shop }
spec:
  hosts: ["*.example.com"]
  gateways: [istio-system/there]
  http: [{ route: [{ destination: { host: old } }] }]
`
    expect(converted(ingress({}) + pods + there, 'istio').changes.join()).toContain('shop.example.com')
  })

  it.each(['istio', 'gateway-api'] as const)(
    'stay with others of their host where an annotation cannot be carried, unless converted anyway: %s',
    target => {
      const other = ingress({ name: 'other', host: 'other.example.com' })
      const text = ingress({ annotations: limited }) + ingress({ name: 'web', path: '/web' }) + other + pods
      const result = converted(text, target)
      expect(result.kept).toEqual(['Ingress/shop/shop', 'Ingress/shop/web'])
      expect(result.converted).toEqual(['Ingress/shop/other'])
      expect(result.told).toEqual([
        'Ingress/shop/shop The annotation limit-rps is not carried. In Istio a rate limit is an EnvoyFilter.',
      ])
      const anyway = converted(text, target, { anyway: true })
      expect(anyway.kept).toEqual([])
      expect(anyway.converted).toHaveLength(3)
      expect(anyway.told).toHaveLength(1)
    },
  )

  it('of which one is asked for are converted with those of its host', () => {
    const text = ingress({}) + ingress({ name: 'other', host: 'other.example.com' }) + pods
    for (const target of ['istio', 'gateway-api'] as const)
      expect(converted(text, target, { only: ['Ingress/shop/other'] }).converted).toEqual([
        'Ingress/shop/other',
      ])
  })

  it.each([
    ['a prefix that is cut off', '/api(/|$)(.*)', '/$2'],
    ['a prefix that is replaced', '/api(/|$)(.*)', '/v1/$2'],
    ['one path for all', '/api', '/'],
  ])('rewrite with filters: %s', (_, path, target) => {
    const annotations = `nginx.ingress.kubernetes.io/rewrite-target: ${target}`
    const result = converted(ingress({ annotations, path }) + pods, 'gateway-api')
    expect(result).toMatchObject(same)
    expect(result.fields.map(own => own.note)).toContain(
      'The path is taken in its own case alone; nginx takes it in any.',
    )
  })

  it('tell of a rewrite that no filter does at the path of the Ingress', () => {
    const annotations = 'nginx.ingress.kubernetes.io/rewrite-target: /$1'
    const { fields, kept } = converted(ingress({ annotations, path: '/a/(.+)/b' }) + pods, 'gateway-api')
    expect(kept).toEqual(['Ingress/shop/shop'])
    expect(fields.find(own => own.how === 'cannot')).toMatchObject({
      resource: 'Ingress/shop/shop',
      path: ['spec', 'rules', 0, 'http', 'paths', 0],
      note: 'A rewrite by regular expression needs an EnvoyFilter, or keep the Ingress.',
    })
  })

  it('get names that nothing else has', () => {
    const taken = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop-example-com, namespace: shop }
spec: { hosts: [inner.example.com], http: [{ route: [{ destination: { host: shop } }] }] }
`
    expect(converted(ingress({}) + pods + taken, 'istio').made).toContain('VirtualService shop-example-com-2')
  })
})
