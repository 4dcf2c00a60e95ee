import { describe, expect, it } from 'vitest'
import { bookinfo } from '../examples/bookinfo.ts'
import { bookinfoRoutes } from '../examples/bookinfo-routes.ts'
import { sniOf } from '../request/request.ts'
import { applyChanges } from '../text/file-change.ts'
import { convert } from './convert.ts'
import { conversionChanges } from './converted-files.ts'
import { proveConversion } from './proof.ts'

const services = `apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: shop }
spec: { selector: { istio: ingressgateway }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
`
const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["shop.example.com"] }]
---
`
const virtualService = (name: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`
const toWeb = 'route: [{ destination: { host: web, port: { number: 80 } } }]'

function converted(text: string, target: 'istio' | 'gateway-api' = 'gateway-api') {
  const files = [{ name: 'all.yaml', text }]
  const conversion = convert(files, target, undefined, { anyway: true })
  const after = applyChanges(files, conversionChanges(files, conversion, 'replace'))
  return { ...conversion, ...proveConversion(files, conversion), text: after.map(it => it.text).join('') }
}

describe('what is converted anyway', () => {
  it('goes without what cannot be carried, and the comparison shows the difference', () => {
    const fault = 'fault: { abort: { percentage: { value: 100 }, httpStatus: 418 } }'
    const given =
      gateway +
      virtualService(
        'shop',
        `{ hosts: [shop.example.com], gateways: [public], http: [{ ${fault}, ${toWeb} }] }`,
      )
    const { kept, diff, fields } = converted(services + given)
    expect(kept).toEqual([])
    expect(fields.find(it => it.how === 'cannot')?.path).toEqual(['spec', 'http', 0, 'fault'])
    expect(diff.changes).toHaveLength(1)
  })

  it('stays where nothing could be made of it', () => {
    const inMesh = virtualService('outer', `{ hosts: [outer.example.com], http: [{ ${toWeb} }] }`)
    const { kept, objects, text } = converted(services + inMesh)
    expect(kept).toEqual(['VirtualService/shop/outer'])
    expect(objects).toEqual([])
    expect(text).toContain('name: outer')
  })

  it('stays where its new name is taken', () => {
    const taken = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
`
    const { kept, fields } = converted(services + gateway + taken)
    expect(kept).toEqual(['Gateway/shop/public'])
    expect(fields.some(it => it.how === 'blocked')).toBe(true)
  })

  it('leads back as well', () => {
    const given = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - matches: [{ path: { value: /old } }]
    filters: [{ type: RequestRedirect, requestRedirect: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /new } } }]
---
`
    const { kept, diff } = converted(services + given, 'istio')
    expect(kept).toEqual([])
    expect(diff.changes.length).toBeGreaterThan(0)
  })
})

describe('Bookinfo of the examples', () => {
  it('says how a certificate from a file becomes a Secret', () => {
    const { fields, kept } = convert(bookinfo.files, 'gateway-api')
    expect(kept).toHaveLength(2)
    expect(fields.find(it => it.path.at(-1) === 'serverCertificate')?.note).toContain(
      'Make Secret my-gateway-https-443 of it beside the Pods',
    )
  })

  it('is converted anyway, and what fares otherwise is what the table names', () => {
    const conversion = convert(bookinfo.files, 'gateway-api', undefined, { anyway: true })
    const { diff, assumed, refused } = proveConversion(bookinfo.files, conversion)
    expect({ kept: conversion.kept, refused }).toEqual({ kept: [], refused: [] })
    expect(assumed).toContain(
      'Secret some-config-namespace/my-gateway-https-443 is taken to be there, with tls.crt and tls.key.',
    )
    const noted = conversion.fields.filter(it => it.how !== 'carried').map(it => it.path.join('.'))
    expect(noted).toEqual(
      expect.arrayContaining(['spec.servers.1.hosts', 'spec.hosts.1', 'spec.http.1.route.1.destination']),
    )
    const unexpected = diff.changes.filter(({ gateway, request }) => {
      // A connection for one host, and a request for the other on it; calls to what is no Service; a destination without a port.
      if (gateway) return sniOf(request) === request.host
      return !/^(uk|eu)\.bookinfo\.com|^reviews\.prod/.test(request.host ?? '')
    })
    expect(unexpected).toEqual([])
  })

  it('with HTTPRoutes leads to Istio, and no request goes elsewhere', () => {
    const conversion = convert(bookinfoRoutes.files, 'istio')
    const { diff, refused } = proveConversion(bookinfoRoutes.files, conversion)
    expect({ kept: conversion.kept, changes: diff.changes, refused }).toEqual({
      kept: [],
      changes: [],
      refused: [],
    })
  })
})
