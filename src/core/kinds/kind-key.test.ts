import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { kindKey } from './kind-key.ts'

describe('the kind of a resource', () => {
  it.each([
    ['networking.istio.io/v1', 'VirtualService', 'VirtualService'],
    ['networking.istio.io/v1alpha3', 'VirtualService', 'VirtualService'],
    ['networking.istio.io/v99', 'VirtualService', 'VirtualService'],
    ['gateway.solo.io/v1', 'VirtualService', 'VirtualService.gateway.solo.io'],
    ['v1', 'VirtualService', 'VirtualService.'],
    ['security.istio.io/v1', 'VirtualService', 'VirtualService.security.istio.io'],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'Gateway.gateway.networking.k8s.io'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'HTTPRoute'],
    ['example.com/v1', 'HTTPRoute', 'HTTPRoute.example.com'],
    ['v1', 'Service', 'Service'],
    ['serving.knative.dev/v1', 'Service', 'Service.serving.knative.dev'],
    ['apps/v1', 'Deployment', 'Deployment'],
    ['v1', 'Deployment', 'Deployment.'],
    ['example.com/v1', 'Pod', 'Pod.example.com'],
    // Nothing is known of these names, so nothing is to be told apart.
    ['example.com/v1', 'Widget', 'Widget'],
    // What is being typed keeps its meaning.
    ['', 'Gateway', 'Gateway'],
    ['networking.istio', 'Gateway', 'Gateway'],
  ])('of %s and the name %s is %s', (apiVersion, kind, key) => {
    expect(kindKey({ apiVersion, kind })).toBe(key)
  })
})

describe('an object of another group', () => {
  const object = (apiVersion: string, kind: string) => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: a, namespace: shop}
`
  it.each([
    ['v1', 'Service', 'serving.knative.dev/v1'],
    ['networking.istio.io/v1', 'VirtualService', 'gateway.solo.io/v1'],
    ['networking.istio.io/v1', 'Gateway', 'gateway.networking.k8s.io/v1'],
  ])('neither takes the place of the %s %s of its name nor is found for it: %s', (own, kind, other) => {
    for (const yaml of [object(own, kind) + object(other, kind), object(other, kind) + object(own, kind)]) {
      const model = modelOf(yaml)
      expect(model.ofKind(kind).map(it => it.apiVersion)).toEqual([own])
      expect(model.find(kind, 'shop', 'a')?.apiVersion).toBe(own)
    }
    expect(modelOf(object(other, kind)).find(kind, 'shop', 'a')).toBeUndefined()
  })

  it('has an id of its own, in whatever order the two stand', () => {
    const [own, other] = [
      object('networking.istio.io/v1', 'Gateway'),
      object('gateway.networking.k8s.io/v1', 'Gateway'),
    ]
    const ids = (yaml: string) => modelOf(yaml).resources.map(it => it.id)
    expect(ids(own + other)).toEqual(['Gateway/shop/a', 'Gateway.gateway.networking.k8s.io/shop/a'])
    expect(ids(other + own)).toEqual(['Gateway.gateway.networking.k8s.io/shop/a', 'Gateway/shop/a'])
    expect(ids(other + other)).toEqual([
      'Gateway.gateway.networking.k8s.io/shop/a',
      'Gateway.gateway.networking.k8s.io/shop/a~2',
    ])
  })
})
