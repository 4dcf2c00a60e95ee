import { describe, expect, it } from 'vitest'
import { readModel } from '../model/read-model.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { addMatch } from './add-match.ts'
import { addRule } from './add-rule.ts'
import { addServer } from './add-server.ts'
import { linkGateway } from './link-gateway.ts'
import type { Operation } from './operation.ts'

const files: Files = [
  {
    name: 'a.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  rules:
  - backendRefs:
    - name: shop
      port: 8080
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: old, namespace: shop }
spec:
  hosts: [shop.example.com]
  http: [{ route: [{ destination: { host: shop } }] }]
`,
  },
]
const gateway = 'Gateway.gateway.networking.k8s.io/edge/public'
const route = 'HTTPRoute/shop/shop'

function specAfter(operation: Operation, id: string, before = files) {
  const result = operation.run(before)
  if (!result.ok) throw new Error(result.reason)
  const after = applyChanges(before, result.changes)
  return { files: after, spec: readModel(after).resources.find(it => it.id === id)!.spec }
}

describe('gestures at boxes of the Gateway API', () => {
  it('link a route to a Gateway by its parentRefs, once', () => {
    const { spec, files: linked } = specAfter(linkGateway(route, gateway), route)
    expect(spec.parentRefs).toEqual([{ name: 'public', namespace: 'edge' }])
    expect(specAfter(linkGateway(route, gateway), route, linked).spec.parentRefs).toHaveLength(1)
  })

  it('add a match to a rule, and say that it takes less from then on', () => {
    const rule = { resource: route, path: ['spec', 'rules', 0] }
    const { spec } = specAfter(addMatch(rule), route)
    expect(spec.rules).toMatchObject([{ matches: [{ path: { value: '/path' } }] }])
    expect(addMatch(rule).run(files)).toMatchObject({
      ok: true,
      note: expect.stringContaining('only what matches'),
    })
  })

  it('do not mix the two APIs', () => {
    expect(linkGateway('VirtualService/shop/old', gateway).run(files).ok).toBe(false)
  })

  it('add a listener on a free port, and a rule that leads where the last one leads', () => {
    expect(specAfter(addServer(gateway), gateway).spec.listeners).toEqual([
      { name: 'http', port: 80, protocol: 'HTTP' },
      { name: 'http-2', port: 8080, protocol: 'HTTP' },
    ])
    expect(specAfter(addRule(route), route).spec.rules).toEqual([
      { backendRefs: [{ name: 'shop', port: 8080 }] },
      { matches: [{ path: { value: '/path' } }], backendRefs: [{ name: 'shop', port: 8080 }] },
    ])
  })
})
