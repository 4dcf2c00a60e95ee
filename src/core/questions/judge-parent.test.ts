import { describe, expect, it } from 'vitest'
import { readModel } from '../model/read-model.ts'
import { linkOperation } from '../operations/link-step.ts'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { valueAt } from '../yaml/path.ts'
import type { LinkAnswer } from './link.ts'

const file = (host = 'shop.example.com', parents = ''): Files => [
  {
    name: 'a.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - { name: own, port: 80, protocol: HTTP, hostname: "*.example.com" }
  - { name: open, port: 81, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }
  - { name: tcp, port: 82, protocol: TCP, allowedRoutes: { namespaces: { from: All } } }
  - { name: narrow, port: 83, protocol: HTTP, hostname: a.test, allowedRoutes: { namespaces: { from: All } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [${parents}]
  hostnames: [${host}]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: istios, namespace: shop }
spec: { selector: { app: a }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }
`,
  },
]
const gateway = 'Gateway.gateway.networking.k8s.io/edge/public'
const route = 'HTTPRoute/shop/shop'

function ask(server: number | undefined, files = file(), to = gateway): LinkAnswer {
  const session = createSession()
  session.update(files)
  const question = {
    type: 'link',
    link: 'binding',
    virtualService: route,
    gateway: to,
    ...(server !== undefined && { server }),
  } as const
  return finish(session.ask(question).steps) as LinkAnswer
}

describe('a route that is dragged to a listener', () => {
  it('is attached there by name, to a whole Gateway without one', () => {
    expect(ask(1)).toMatchObject({ ok: true, step: { type: 'linkGateway', listener: 'open' } })
    const whole = ask(undefined)
    expect(whole).toMatchObject({ ok: true, step: { type: 'linkGateway' } })
    expect(whole.ok && whole.step).not.toHaveProperty('listener')
  })

  it('is attached already', () => {
    const files = file('shop.example.com', '{ name: public, namespace: edge, sectionName: open }')
    expect(ask(1, files)).toMatchObject({ ok: false, title: expect.stringContaining('attached already') })
    expect(ask(0, files)).toMatchObject({ ok: false, title: expect.stringContaining('would not attach') })
  })

  it('whose namespace is not let in hears so, and what would let it in', () => {
    const answer = ask(0)
    expect(answer).toMatchObject({
      ok: false,
      text: expect.stringContaining('namespace shop'),
      remedy: { title: 'Let routes of namespace shop in at listener own, and link' },
    })
    const after = remedied(answer)
    expect(ask(0, after)).toMatchObject({ title: expect.stringContaining('attached already') })
    const own = readModel(after).resources.find(it => it.id === gateway)?.spec
    const only = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['edge', 'shop'] }
    expect(valueAt(own, ['listeners', 0, 'allowedRoutes', 'namespaces'])).toEqual({
      from: 'Selector',
      selector: { matchExpressions: [only] },
    })
  })

  it('of another hostname is offered a listener of its own', () => {
    const answer = ask(3)
    expect(answer).toMatchObject({
      ok: false,
      remedy: { title: 'Add a listener for shop.example.com, and link' },
    })
    expect(ask(4, remedied(answer))).toMatchObject({ title: expect.stringContaining('attached already') })
  })

  it('of another kind hears which kinds are taken, and no remedy', () => {
    const answer = ask(2)
    expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('TCPRoute') })
    expect(answer).not.toHaveProperty('remedy')
  })

  it('is not linked to a Gateway of Istio', () => {
    expect(ask(0, file(), 'Gateway/shop/istios')).toMatchObject({
      ok: false,
      text: expect.stringContaining('VirtualServices'),
    })
  })
})

function remedied(answer: LinkAnswer): Files {
  if (answer.ok || !answer.remedy) throw new Error('No remedy.')
  const result = linkOperation(answer.remedy.step).run(file())
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(file(), result.changes)
}
