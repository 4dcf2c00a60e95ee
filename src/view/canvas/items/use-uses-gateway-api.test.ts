import { expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { usesGatewayApi } from './use-uses-gateway-api.ts'

const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
`

it('tells whether anything of the Gateway API is drawn, whatever was drawn before', () => {
  const without = graphOf(shopFiles).nodes
  const { nodes } = graphOf([{ name: 'route.yaml', text: route }])
  expect(usesGatewayApi(without)).toBe(false)
  for (const place of [0, 1, without.length - 1, without.length])
    for (const its of nodes) {
      const drawn = [...without.slice(0, place), its, ...without.slice(place)]
      const replaced = [...without.slice(0, place), its, ...without.slice(place + 1)]
      const is = 'kind' in its && its.kind !== undefined
      expect([drawn, replaced, [its], [...drawn]].map(usesGatewayApi)).toEqual([is, is, is, is])
    }
  expect(usesGatewayApi([...without])).toBe(false)
})
