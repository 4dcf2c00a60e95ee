import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, runOperation } from '../../testing/check-edit.ts'
import { setNamespace } from './set-namespace.ts'

const route = (namespace: string, cart = 'shop') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: ${namespace}
spec:
  rules:
  - backendRefs:
    - name: cart
      namespace: ${cart}
      port: 80
---
`
const cart = (namespace = 'shop') => `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: ${namespace}
`
const grant = (from: readonly string[], namespace = 'shop') => `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: cart
  namespace: ${namespace}
spec:
  from:
${from.map(it => `  - group: gateway.networking.k8s.io\n    kind: HTTPRoute\n    namespace: ${it} # ours\n`).join('')}  to:
  - group: ""
    kind: Service
    name: cart
`
const id = 'HTTPRoute/web/shop'

describe('a route that moves', () => {
  const before = route('web') + cart() + grant(['web'])

  it('brings what lets it refer to another namespace, and says what is left', () => {
    const after = route('next') + cart() + grant(['web', 'next']).replace('next # ours', 'next')
    checkEdit(setNamespace(id, 'next'), before, after)
    const { note } = runOperation(setNamespace(id, 'next'), oneFile(before))
    expect(note).toBe(
      'A ReferenceGrant lets it refer across namespaces. ReferenceGrant cart lets HTTPRoutes of web refer to shop, and none does any more.',
    )
  })

  it('takes out what nobody uses any more where that is asked for', () => {
    const after = route('next') + cart() + grant(['next']).replace('next # ours', 'next')
    checkEdit(setNamespace(id, 'next', 'clean'), before, after)
  })

  it('leaves a grant to others that use it', () => {
    const other = route('web').replace('name: shop', 'name: other')
    const { note } = runOperation(setNamespace(id, 'next'), oneFile(other + before))
    expect(note).toBe('A ReferenceGrant lets it refer across namespaces.')
  })

  it('needs no grant beside the Service, and takes the whole grant along where that is asked for', () => {
    checkEdit(setNamespace(id, 'shop', 'clean'), before, route('shop') + cart())
  })
})

it('a Service that moves is opened where it is to those that refer to it', () => {
  const before = route('web', 'web') + cart('web')
  const after = `${route('web', 'shop')}${cart('shop')}---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: cart-from-web
  namespace: shop
spec:
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: web
  to:
  - group: ""
    kind: Service
    name: cart
`
  checkEdit(setNamespace('Service/web/cart', 'shop'), before, after)
})

it('a grant that moves says who relied on it', () => {
  const { note } = runOperation(
    setNamespace('ReferenceGrant/shop/cart', 'next'),
    oneFile(route('web') + cart() + grant(['web'])),
  )
  expect(note).toBe('HTTPRoute shop needs a ReferenceGrant to refer to another namespace.')
})
