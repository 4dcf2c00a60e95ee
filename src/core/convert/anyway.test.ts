import { describe, expect, it } from 'vitest'
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
