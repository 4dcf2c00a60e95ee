import { describe, expect, it } from 'vitest'
import { applyChanges, type Files } from '../../../core/text/file-change.ts'
import { graphOf } from '../../../testing/canvas-graph.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { additionTo, gatewaysOf, moveOf, subjectOf } from '../items/actions.ts'
import { keyOf } from '../items/item.ts'
import { linkMeant } from './link-meant.ts'
import { linkAim, linkStart } from './linking.ts'
import { otherEnds } from './other-ends.ts'

const files: Files = [
  {
    name: 'a.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: web, port: 80 }]
  - matches: [{ path: { value: /a } }]
    backendRefs: [{ name: first, port: 80 }]
  - matches: [{ path: { value: /b } }]
    backendRefs: [{ name: second, port: 80 }]
`,
  },
]
const index = indexGraph(graphOf(files))
const gateway = 'Gateway.gateway.networking.k8s.io/shop/public'
const route = 'HTTPRoute/shop/shop'
const listener = keyOf(gateway, `${gateway}#listeners/0`)
const rule = (written: number) => keyOf(route, `${route}#http/${written}`)
const subject = (key: string) => subjectOf(index, key)!

describe('at a route', () => {
  it('a rule moves past another that is no closer, and the drawing stays in the order of the text', () => {
    const move = moveOf(subject(rule(1)), 1)!
    expect(move.lands).toBe(rule(2))
    const result = move.operation.run(files)
    if (!result.ok) throw new Error(result.reason)
    expect(applyChanges(files, result.changes)[0]?.text).toMatch(
      /name: web[\s\S]*name: second[\s\S]*name: first/,
    )
  })

  it('a rule does not move past one that is tried by another rank, and says why', () => {
    const result = moveOf(subject(rule(2)), 1)!.operation.run(files)
    expect(result).toMatchObject({
      ok: false,
      reason: '/b/… is tried before everything wherever the two are written: the closer match goes first.',
    })
    expect(moveOf(subject(rule(0)), 1)).toBeUndefined()
  })

  it('links lead to listeners, and begin there', () => {
    const from = linkStart(index, listener)!
    expect([linkAim(from), otherEnds(from).map(it => it.kind)]).toEqual([
      'a route',
      ['HTTPRoute', 'GRPCRoute'],
    ])
    expect(linkMeant(index, from, route)).toEqual({
      ask: { link: 'binding', virtualService: route, gateway, server: 0 },
    })
    expect(linkAim(linkStart(index, route)!)).toMatch(/^a listener of a Gateway, or a service/)
  })

  it('the whole route leads the calls to a service, from either end', () => {
    const web = [...index.nodes.values()].find(it => it.type === 'destination' && it.title === 'web')!
    const calls = { ask: { link: 'service', route, to: { host: 'web.shop.svc.cluster.local', port: 80 } } }
    expect(linkMeant(index, linkStart(index, route)!, web.id)).toEqual(calls)
    const from = linkStart(index, web.id)!
    expect(linkMeant(index, from, route)).toEqual(calls)
    expect(linkMeant(index, from, rule(1))).toMatchObject({ ask: { link: 'route' } })
    expect(otherEnds(from).map(it => it.label)).toContain('Add an HTTPRoute for the calls to it')
  })

  it('a parent in the mesh is taken off by itself', () => {
    const called: Files = [
      {
        name: 'a.yaml',
        text: files[0]!.text
          .replace('[{ name: public }]', '[{ name: public }, { group: "", kind: Service, name: web }]')
          .concat('---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\n'),
      },
    ]
    const drawn = indexGraph(graphOf(called))
    const uses = gatewaysOf(drawn, drawn.nodes.get(route))
    expect(uses.map(it => it.name)).toEqual(['public', 'the calls to web'])
    const result = uses[1]!.unlink.run(called)
    if (!result.ok) throw new Error(result.reason)
    expect(applyChanges(called, result.changes)[0]!.text).toContain('parentRefs: [{ name: public }]')
  })

  it('the Gateway is taken off, and a rule or a listener added', () => {
    const [use] = gatewaysOf(index, index.nodes.get(route))
    expect(use?.unlink.run(files)).toMatchObject({ ok: true })
    expect(additionTo(subject(route).node)?.title).toContain('shop')
    expect(additionTo(subject(listener).node)?.run(files)).toMatchObject({ ok: true })
  })
})
