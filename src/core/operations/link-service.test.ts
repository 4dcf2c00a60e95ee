import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { linkService } from './link-service.ts'
import { makeOtherEnd } from './make-other-end.ts'

const route = (parents: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
${parents}  rules:
  - backendRefs:
    - {name: cart, port: 80}
`
const services = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 8080}]}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: outside, namespace: shop}
spec: {hosts: [api.example.com], ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS}
`
const id = 'HTTPRoute/shop/cart'
const cart = { host: 'cart.shop.svc.cluster.local' }

describe('a route and a service of the mesh', () => {
  it('are linked by a parent without a namespace where they are of one', () => {
    const parents = '  parentRefs:\n  - group: ""\n    kind: Service\n    name: cart\n'
    checkEdit(linkService(id, cart), route('') + services, route(parents) + services)
    expect(refusalOf(linkService(id, cart), route(parents) + services)).toMatch(/already/)
  })

  it('of another namespace say whose calls they are about', () => {
    const { files, note } = runOperation(
      linkService(id, { host: 'pay.bank.svc.cluster.local' }),
      oneFile(route('')),
    )
    expect(files[0]!.text).toContain('namespace: bank')
    expect(note).toMatch(/Calls to pay from namespace shop/)
  })

  it('are a ServiceEntry where the host is one of those', () => {
    const { files } = runOperation(
      linkService(id, { host: 'api.example.com' }),
      oneFile(route('') + services),
    )
    expect(files[0]!.text).toContain(
      '- group: networking.istio.io\n    kind: ServiceEntry\n    name: outside',
    )
    expect(refusalOf(linkService(id, { host: 'none.example.com' }), route('') + services)).toMatch(
      /no Service/,
    )
  })

  it('say that a call that no rule matches gets 404', () => {
    const narrow = route('').replace('- backendRefs', '- matches: [{path: {value: /a}}]\n    backendRefs')
    expect(runOperation(linkService(id, cart), oneFile(narrow)).note).toMatch(/404/)
  })

  it('are no subset', () => {
    expect(refusalOf(linkService(id, { ...cart, subset: 'v1' }), route(''))).toMatch(/subset v1/)
  })
})

it('a route for the calls to a service leads them where they went', () => {
  checkEdit(
    makeOtherEnd({ make: 'calls', to: cart }),
    services.slice(4),
    `${services.slice(4)}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart-calls
  namespace: shop
spec:
  parentRefs:
  - group: ""
    kind: Service
    name: cart
  rules:
  - backendRefs:
    - name: cart
      port: 8080
`,
  )
})
