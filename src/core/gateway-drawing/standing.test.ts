import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { analyze } from '../analyze.ts'
import { drawModel } from './draw-model.ts'

const gateway = (...listeners: string[]) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
${listeners.map(it => `  - ${it}\n`).join('')}`
const http = '{ name: http, port: 80, protocol: HTTP, hostname: "*.example.com" }'
const route = (parents: string, host = 'shop.example.com', namespace = 'shop', kind = 'HTTPRoute') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: shop, namespace: ${namespace} }
spec:
  parentRefs: [${parents}]
  hostnames: [${host}]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
`
const nodesOf = (yaml: string) => drawModel(modelOf(yaml)).nodes
const saidOf = (yaml: string) =>
  nodesOf(yaml)
    .find(it => it.type === 'virtualService')
    ?.subtitle?.split(' · ')
    .at(-1)
const usesOf = (yaml: string) =>
  nodesOf(yaml).flatMap(it => (it.type === 'gateway' ? it.rows.map(row => row.use) : []))

describe("a route's box", () => {
  it.each([
    ['{ name: public }', 'attached'],
    ['{ name: public, sectionName: http }, { name: public, sectionName: web }', 'attached to 1 of 2 parents'],
    ['{ name: public, sectionName: web }', 'not attached: no such listener'],
    ['{ name: public, port: 81 }', 'not attached: no such port'],
    ['{ name: gone }', 'not attached: no such parent'],
    ['{ group: "", kind: Service, name: web }', 'not attached: no such service'],
    ['', 'not attached: no parentRefs'],
  ])('says of parents %s: %s', (parents, words) => {
    expect(saidOf(gateway(http) + route(parents))).toBe(words)
  })

  it('says what about the route the listeners do not take', () => {
    expect(saidOf(gateway(http) + route('{ name: public }', 'shop.test'))).toBe(
      'not attached: hostnames differ',
    )
    const away = route('{ name: public, namespace: shop }', 'shop.example.com', 'other')
    expect(saidOf(gateway(http) + away)).toBe('not attached: namespace refused')
    const tls = route('{ name: public }', 'shop.example.com', 'shop', 'TLSRoute')
    expect(saidOf(gateway(http) + tls)).toBe('not attached: kind not taken')
  })

  it('is not attached where the API server refuses it, or the Gateway', () => {
    const saidWith = (refused: string) =>
      drawModel(
        modelOf(gateway(http) + route('{ name: public }')),
        new Set(),
        it => it.kind === refused,
      ).nodes.flatMap(it =>
        it.type === 'gateway'
          ? it.rows.map(row => row.use?.words)
          : it.type === 'virtualService'
            ? [it.subtitle]
            : [],
      )
    expect(saidWith('HTTPRoute')).toContain('shop · HTTPRoute · refused')
    const without = saidWith('Gateway')
    expect(without).toContain('shop · HTTPRoute · not attached: parent refused')
    expect(without).not.toContain('1 route')
  })

  it('is not attached with a hostname that the API server refuses', () => {
    const text = gateway(http) + route('{ name: public }', 'Shop_1')
    const subtitles = analyze([{ name: 'a.yaml', text }]).graph.nodes.map(
      it => 'subtitle' in it && it.subtitle,
    )
    expect(subtitles).toContain('shop · HTTPRoute · refused')
  })

  it('is the same object while it says the same', () => {
    const yaml = gateway(http) + route('{ name: public }')
    const model = modelOf(yaml)
    expect(drawModel(model).nodes).toEqual(drawModel(model).nodes)
    for (const [i, node] of drawModel(model).nodes.entries())
      if (node.type === 'gateway' || node.type === 'virtualService')
        expect(drawModel(model).nodes[i]).toBe(node)
  })
})

describe("a listener's row", () => {
  it('counts the routes that are attached to it', () => {
    expect(usesOf(gateway(http))).toEqual([{ words: 'no routes' }])
    expect(usesOf(gateway(http) + route('{ name: public }'))).toEqual([{ words: '1 route' }])
  })

  it('of a waypoint says that it is one', () => {
    const waypoint = (listener: string) =>
      gateway(listener).replace('ClassName: istio', 'ClassName: istio-waypoint')
    expect(usesOf(waypoint('{ name: mesh, port: 15008, protocol: HBONE }'))).toEqual([
      { words: 'a waypoint, not followed' },
    ])
    expect(usesOf(waypoint(http))).toEqual([
      { words: 'not served: a waypoint has port 15008 for HBONE', why: expect.any(String) },
    ])
  })

  it('says that the gateway does not listen for it, and why', () => {
    const uses = usesOf(
      gateway(
        http,
        '{ name: again, port: 80, protocol: HTTP, hostname: "*.example.com" }',
        '{ name: u, port: 53, protocol: UDP }',
      ),
    )
    expect(uses).toEqual([
      { words: 'no routes' },
      { words: 'not served: conflicts with http', why: expect.stringContaining('port 80') },
      { words: 'not served: protocol UDP', why: expect.any(String) },
    ])
  })
})

describe('the rules of a route', () => {
  const rules = (list: string) =>
    nodesOf(
      `${gateway(http)}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
${list}`,
    ).flatMap(it => (it.type === 'virtualService' ? it.rows : []))

  it('stand in the order in which they are tried, each by the number that it has in the text', () => {
    const rows = rules(`
  - backendRefs: [{ name: web, port: 80 }]
  - matches: [{ path: { value: /cart } }]
  - matches: [{ path: { value: /cart/new } }]
  - matches: [{ path: { value: /cart } }]
`)
    expect(rows.map(it => [it.number, it.matches[0], it.rank, it.chips])).toEqual([
      [3, '/cart/new/…', 0, ['tried 1st']],
      [2, '/cart/…', 1, []],
      [4, '/cart/…', 1, ['tried 3rd']],
      [1, 'everything', 3, ['tried 4th']],
    ])
    expect(rows.map(it => it.place.path[2])).toEqual([2, 1, 3, 0])
  })

  it('say that a match of theirs is tried later than another rule', () => {
    const [first, second] = rules(`
  - matches: [{ path: { value: /a/b } }, { path: { value: / } }]
  - matches: [{ path: { value: /a } }]
`)
    expect(first?.chips).toEqual(['1 match later'])
    expect(second?.chips).toEqual([])
  })
})
