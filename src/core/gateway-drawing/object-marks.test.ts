import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { drawModel } from './draw-model.ts'

const objects = (namespaces = 'shop') => `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: istio }
spec: { controllerName: istio.io/gateway-controller }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: c, namespace: certs }] } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: pay, namespace: bank, port: 80 }, { name: web, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: open, namespace: bank }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${namespaces} }]
  to: [{ group: "", kind: Service }]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: lend, namespace: certs }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: Gateway, namespace: shop }]
  to: [{ group: "", kind: Secret, name: c }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: tls, namespace: bank }
spec:
  targetRefs: [{ group: "", kind: Service, name: pay }]
  validation: { hostname: pay.test, wellKnownCACertificates: System }
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: stray, namespace: elsewhere }
spec:
  targetRefs: [{ group: "", kind: Service, name: pay }]
  validation: { hostname: pay.test, wellKnownCACertificates: System }
`
const draw = (yaml: string) => drawModel(modelOf(yaml))
const marksOf = (title: string) =>
  draw(objects())
    .nodes.find(it => it.title === title)
    ?.policies?.map(it => [it.kind, it.label, ...it.policies.map(one => one.words)])

describe('the objects that routes and gateways rest on', () => {
  it('say where a policy is not in force, and why, unless what it lacks may be elsewhere', () => {
    const markOf = (authority: string, service = '') => {
      const yaml = objects().replace('wellKnownCACertificates: System', authority) + service
      const pay = draw(yaml).nodes.find(it => it.title === 'pay')
      return pay?.policies?.[0]
    }
    const ref = (kind: string) => `caCertificateRefs: [{ group: "", kind: ${kind}, name: gone }]`
    expect(markOf(ref('Secret'))).toMatchObject({
      label: 'TLS, fails',
      policies: [{ words: 'bank/tls, TLS to pay.test; every connection fails: InvalidCACertificateRef' }],
    })
    expect(markOf(ref('ConfigMap'))?.label).toBe('TLS')
    const other = `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: second, namespace: bank }
spec:
  targetRefs: [{ group: "", kind: Service, name: pay }]
  validation: { hostname: other.test, wellKnownCACertificates: System }
---
apiVersion: v1
kind: Service
metadata: { name: pay, namespace: bank }
spec: { ports: [{ name: http, port: 80 }] }
`
    expect(markOf('wellKnownCACertificates: System', other)).toMatchObject({
      label: 'TLS, not in force',
      policies: expect.arrayContaining([
        expect.objectContaining({ words: expect.stringMatching(/not in force: Conflicted/) }),
      ]),
    })
  })

  it('are marks on the service that they are about', () => {
    expect(marksOf('pay')).toEqual([
      ['BackendTLSPolicy', 'TLS', 'bank/tls, TLS to pay.test'],
      ['ReferenceGrant', undefined, 'bank/open, lets HTTPRoute of shop refer to it'],
    ])
    expect(marksOf('web')).toBeUndefined()
  })

  it('are marks on the Gateway of their class, and on the one whose certificates they lend', () => {
    expect(marksOf('public')).toEqual([
      ['GatewayClass', undefined, 'istio, istio.io/gateway-controller'],
      ['ReferenceGrant', undefined, 'certs/lend, lets Gateway of shop refer to it'],
    ])
  })

  it('have a box where they are about nothing drawn', () => {
    const boxes = draw(objects()).nodes.filter(it => it.type === 'policy')
    expect(boxes.map(it => [it.title, it.subtitle])).toEqual([['stray', 'BackendTLSPolicy · elsewhere']])
    const [only, ...others] = draw(objects().split('---')[0]!).nodes
    expect([only?.subtitle, others]).toEqual(['GatewayClass', []])
  })

  it('are named at the link that they open, and where one is missing the link says so', () => {
    const linkOf = (namespaces: string) =>
      draw(objects(namespaces)).edges.find(it => it.type === 'route' && it.target.includes('pay'))
    expect(linkOf('shop')).toMatchObject({ allowed: 'Allowed by ReferenceGrant open in bank.' })
    expect(linkOf('other')).toMatchObject({
      broken: expect.stringContaining('No ReferenceGrant in bank lets an HTTPRoute of shop refer to pay'),
    })
  })
})
