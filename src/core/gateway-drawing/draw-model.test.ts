import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { projectGraph } from '../graph/project-graph.ts'
import { drawModel } from './draw-model.ts'

const gateway = `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: "*.example.com", allowedRoutes: { namespaces: { from: All } } }
  - { name: own, port: 81, protocol: HTTP }
`
const route = (parent: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [${parent}]
  hostnames: [shop.example.com]
  rules:
  - matches: [{ path: { value: /cart }, method: GET }]
    backendRefs:
    - { name: cart, port: 80, weight: 3 }
    - { name: cart, namespace: other, port: 80 }
  - filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }]
`
const key = 'Gateway.gateway.networking.k8s.io/edge/public'
const draw = (yaml: string) => drawModel(modelOf(yaml))
const edgesOf = (yaml: string, type: string) => draw(yaml).edges.filter(it => it.type === type)

describe('the drawing of the Gateway API', () => {
  it('has a box for a Gateway with its listeners, and one for a route with its rules, at the places where they are written', () => {
    const { nodes } = draw(gateway + route('{ name: public, namespace: edge }'))
    expect(nodes.find(it => it.id === key)).toMatchObject({
      type: 'gateway',
      subtitle: 'edge · class istio',
      rows: [
        { port: '80', portName: 'http', hosts: ['*.example.com'], place: { path: ['spec', 'listeners', 0] } },
        { port: '81', portName: 'own', hosts: ['*'] },
      ],
    })
    expect(nodes.find(it => it.id === 'HTTPRoute/shop/shop')).toMatchObject({
      type: 'virtualService',
      kind: 'HTTPRoute',
      subtitle: 'shop · HTTPRoute · attached',
      hosts: ['shop.example.com'],
      rows: [
        {
          number: 1,
          matches: ['GET /cart/…'],
          place: { resource: 'HTTPRoute/shop/shop', path: ['spec', 'rules', 0] },
        },
        { number: 2, matches: ['everything'], action: '302 → https', place: { path: ['spec', 'rules', 1] } },
      ],
    })
  })

  it('leads from the listeners that take a route over its hosts to it, and on to its backends by their shares', () => {
    const yaml = gateway + route('{ name: public, namespace: edge }')
    expect(edgesOf(yaml, 'serve')).toMatchObject([{ source: key, sourceRow: `${key}#listeners/0` }])
    expect(edgesOf(yaml, 'bind')).toMatchObject([{ target: 'HTTPRoute/shop/shop' }])
    expect(edgesOf(yaml, 'route').map(it => [it.label, it.place?.path])).toEqual([
      ['75 %', ['spec', 'rules', 0, 'backendRefs', 0]],
      ['25 %', ['spec', 'rules', 0, 'backendRefs', 1]],
    ])
  })

  it('says of a reference into another namespace what it lacks, until a ReferenceGrant is there', () => {
    const yaml = gateway + route('{ name: public, namespace: edge }')
    const grant = `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: shop, namespace: other }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service }]
`
    expect(edgesOf(yaml, 'route').map(it => it.broken)).toEqual([
      undefined,
      expect.stringContaining('No ReferenceGrant in other'),
    ])
    expect(edgesOf(yaml + grant, 'route').map(it => it.broken)).toEqual([undefined, undefined])
  })

  it.each([
    ['{ name: public, namespace: edge, sectionName: own }', 'takes no routes of this namespace'],
    ['{ name: public, namespace: edge, port: 82 }', 'has no listener on port 82'],
    ['{ name: public, namespace: edge, sectionName: tls }', 'has no listener tls'],
  ])('says why %s does not attach', (parent, why) => {
    const [edge, ...others] = edgesOf(gateway + route(parent), 'bind')
    expect(edge).toMatchObject({ source: key, broken: expect.stringContaining(why) })
    expect(others).toEqual([])
  })

  it('shows a Gateway that is not in the files, and routes of the mesh below its entry', () => {
    expect(
      draw(route('{ name: gone }')).nodes.find(
        it => it.id === 'ghost:Gateway.gateway.networking.k8s.io/shop/gone',
      ),
    ).toBeDefined()
    const service =
      '---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { ports: [{ port: 80 }] }\n'
    const mesh = draw(service + route('{ group: "", kind: Service, name: web }'))
    expect(mesh.edges.find(it => it.type === 'serve')?.source).toBe('entry/mesh')
  })

  it('is that of Istio alone without these kinds', () => {
    const model = modelOf(
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n',
    )
    expect(drawModel(model)).toEqual(projectGraph(model))
  })
})
