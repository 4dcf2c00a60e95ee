import { describe, expect, it } from 'vitest'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { Path } from '../yaml/path.ts'
import type { ReferrersAnswer } from './referrers.ts'

const text = `kind: Gateway
apiVersion: networking.istio.io/v1
metadata: {name: public, namespace: shop}
spec:
  selector: {istio: ingressgateway}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
---
kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: web, namespace: shop}
spec:
  hosts: [web.example.com]
  gateways: [public]
  http: [{route: [{destination: {host: web, subset: v1}}]}]
---
kind: DestinationRule
apiVersion: networking.istio.io/v1
metadata: {name: web, namespace: shop}
spec: {host: web, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: istio
  listeners:
  - {name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}
  - {name: other, port: 81, protocol: HTTP}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: far, namespace: team}
spec:
  parentRefs: [{name: edge, namespace: infra, sectionName: http}]
  rules: [{backendRefs: [{name: web, namespace: shop, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: open, namespace: shop}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: team}]
  to: [{group: "", kind: Service, name: web}]
`

const session = createSession()
session.update([{ name: 'a.yaml', text }])

function referring(resource: string, path: Path = []): string[] | undefined {
  const answer = finish(session.ask({ type: 'referrers', of: { resource, path } }).steps) as
    | ReferrersAnswer
    | undefined
  return answer?.referrers.map(it => `${it.kind} ${it.name}: ${it.places.map(one => one.words).join(', ')}`)
}

describe('who refers to a resource', () => {
  it('is told for the kinds of both APIs, with the places', () => {
    expect(referring('Gateway/shop/public')).toEqual(['VirtualService web: spec.gateways[0]'])
    expect(referring('Service/shop/web')).toEqual([
      'VirtualService web: spec.http[0].route[0].destination.host',
      'DestinationRule web: spec.host',
      'HTTPRoute far: spec.rules[0].backendRefs[0]',
      'ReferenceGrant open: spec.to[0]',
    ])
    expect(referring('Gateway.gateway.networking.k8s.io/infra/edge')).toEqual([
      'HTTPRoute far: spec.parentRefs[0]',
    ])
  })

  it('is told for a part of one that others name', () => {
    expect(referring('DestinationRule/shop/web', ['spec', 'subsets', 0])).toEqual([
      'VirtualService web: spec.http[0].route[0].destination.subset',
    ])
    const edge = 'Gateway.gateway.networking.k8s.io/infra/edge'
    expect(referring(edge, ['spec', 'listeners', 1])).toEqual([])
    expect(referring(edge, ['spec', 'listeners', 0])).toEqual([
      'HTTPRoute far: spec.parentRefs[0].sectionName',
    ])
  })

  it('of a ReferenceGrant are those whom it lets refer', () => {
    expect(referring('ReferenceGrant/shop/open')).toEqual(['HTTPRoute far: spec.rules[0].backendRefs[0]'])
  })

  it('is nobody where nobody does, and not known of what is not there', () => {
    expect(referring('HTTPRoute/team/far')).toEqual([])
    expect(referring('Service/shop/none')).toBeUndefined()
  })
})
