import { describe, expect, it } from 'vitest'
import { resolveKustomization } from '../resolve.ts'

const all = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
---
apiVersion: v1
kind: Service
metadata: {name: shop}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  gateways: [public, mesh]
  http:
  - route:
    - destination: {host: shop}
    - destination: {host: shop.default.svc.cluster.local}
`
const taught = `nameReference:
- kind: Gateway
  fieldSpecs: [{path: spec/gateways, kind: VirtualService}]
- kind: Service
  fieldSpecs: [{path: spec/http/route/destination/host, kind: VirtualService}]
`

function told(kustomization: string) {
  const files = [
    { name: 'kustomization.yaml', text: `resources: [all.yaml]\n${kustomization}` },
    { name: 'all.yaml', text: all },
    { name: 'names.yaml', text: taught },
  ]
  return resolveKustomization(files, '').problems.map(it => [
    it.message.split(' and ')[0],
    it.at.path.join('.'),
  ])
}

describe('a reference of a VirtualService', () => {
  it('is told where kustomize renames what it names and does not follow', () => {
    expect(told('namePrefix: p-\n')).toEqual([
      ['kustomize renames the Gateway `public` to `p-public`', 'spec.gateways.0'],
      ['kustomize renames the Service `shop` to `p-shop`', 'spec.http.0.route.0.destination.host'],
    ])
  })

  it('is not where nothing is renamed, or kustomize is taught to follow', () => {
    expect(told('namespace: other\n')).toEqual([])
    expect(told('namePrefix: p-\nconfigurations: [names.yaml]\n')).toEqual([])
  })
})
