import { expect, it } from 'vitest'
import {
  analyze,
  applyChanges,
  createSession,
  decodeShare,
  defaultSettings,
  diffRouting,
  encodeShare,
  explainRequest,
  exportTargets,
  type Files,
  gatewayWorkloads,
  parseRequest,
  reachRule,
  readModel,
  setField,
  traceRequest,
} from './index.ts'

const files: Files = [
  {
    name: 'shop.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, port: { number: 80 } } }]
`,
  },
]

const cart = { resource: 'VirtualService/shop/shop', path: ['spec', 'http', 0] }

it('one pass over the product needs nothing but the door', () => {
  expect(createSession().update(files)).toEqual(analyze(files))

  const model = readModel(files)
  const [gateway] = gatewayWorkloads(model)
  const request = parseRequest('curl http://shop.example.com/cart')?.request
  if (!gateway || !request) throw new Error('There is a gateway and a request')
  expect(traceRequest(model, gateway.workload, request).outcome).toBe('route')
  expect(explainRequest(model, gateway.workload, request).verdict).toBe('arrived')
  expect(reachRule(model, cart)).toMatchObject({ reached: true })

  const edit = setField({ ...cart, path: [...cart.path, 'timeout'] }, '3s').run(files, defaultSettings)
  if (!edit.ok) throw new Error(edit.reason)
  const edited = applyChanges(files, edit.changes)
  expect(diffRouting(model, readModel(edited)).changes.map(it => it.kind)).toEqual(['handling'])

  const content = { name: 'Shop', files: edited }
  const link = encodeShare(content)
  expect(link.ok && decodeShare(link.fragment)).toEqual({ ok: true, content })
  expect(exportTargets.flatMap(it => it.write(content)).length).toBeGreaterThan(2)
})
