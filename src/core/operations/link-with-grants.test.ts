import { expect, it } from 'vitest'
import { readModel } from '../model/read-model.ts'
import { isGranted } from '../references/reference-grants.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { linkWithGrants } from './link-with-grants.ts'

const route = (parents: string): Files => [
  {
    name: 'shop.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: pay, namespace: shop }
spec:
  parentRefs: [${parents}]
  rules:
  - filters:
    - type: RequestMirror
      requestMirror: { backendRef: { name: audit, namespace: bank, port: 80 } }
    backendRefs: [{ name: pay, namespace: bank, port: 80 }, { name: web, port: 80 }]
`,
  },
  {
    name: 'edge.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
`,
  },
]
const id = 'HTTPRoute/shop/pay'
const gateway = 'Gateway.gateway.networking.k8s.io/edge/public'

function linked(files: Files) {
  const result = linkWithGrants(id, gateway).run(files)
  if (!result.ok) throw new Error(result.reason)
  const model = readModel(applyChanges(files, result.changes))
  const from = { kind: 'HTTPRoute', namespace: 'shop' }
  const mayReach = (name: string) => isGranted(model, from, { kind: 'Service', namespace: 'bank', name })
  return { pay: mayReach('pay'), audit: mayReach('audit'), other: mayReach('other'), result }
}

it.each([
  ['of the mesh alone', '{ group: "", kind: Service, name: web }'],
  ['without parents', ''],
])('a route %s gets the ReferenceGrants that it needs with its first Gateway, and no more', (_, parents) => {
  const { pay, audit, other, result } = linked(route(parents))
  expect({ pay, audit, other }).toEqual({ pay: true, audit: true, other: false })
  expect(result).toMatchObject({
    note: expect.stringMatching(/refer to its backends of other namespaces/),
    select: { resource: id },
  })
})

it('a route that has a Gateway gets no grants with another one: what it lacks is a problem already', () => {
  expect(linked(route('{ name: other }'))).toMatchObject({ pay: false, audit: false })
})
