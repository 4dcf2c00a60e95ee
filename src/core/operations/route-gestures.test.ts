import { describe, expect, it } from 'vitest'
import { runOperation } from '../../testing/check-edit.ts'
import { readModel } from '../model/read-model.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { valueAt } from '../yaml/path.ts'
import { addDestination } from './add-destination.ts'
import { changeDestination } from './change-destination.ts'
import { createMissing } from './create-missing.ts'
import { linkGateway } from './link-gateway.ts'
import { makeOtherEnd } from './make-other-end.ts'
import type { Operation } from './operation.ts'
import { routesOfListener } from './route-for-listener.ts'
import { setShare } from './set-share.ts'
import { splitToVersion } from './split-to-version.ts'
import { unlinkGateway } from './unlink-gateway.ts'

const text = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs:
  - name: public
    namespace: edge
    sectionName: http
  rules:
  - backendRefs: # who answers
    - name: cart
      port: 8080
  - filters:
    - type: RequestRedirect
      requestRedirect: { scheme: https }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 81 }] }
---
apiVersion: v1
kind: Service
metadata: { name: pay, namespace: bank }
spec: { ports: [{ port: 8443 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 80, protocol: HTTP }
  - { name: tls, port: 443, protocol: TLS, hostname: pay.example.com, tls: { mode: Passthrough } }
`
const files: Files = [{ name: 'a.yaml', text }]
const route = 'HTTPRoute/shop/shop'
const gateway = 'Gateway.gateway.networking.k8s.io/edge/public'
const rule = (index: number) => ({ resource: route, path: ['spec', 'rules', index] })
const backend = (index: number) => ({ ...rule(0), path: [...rule(0).path, 'backendRefs', index] })

function filesAfter(...operations: Operation[]): Files {
  let current = files
  for (const it of operations) {
    const result = it.run(current)
    if (!result.ok) throw new Error(result.reason)
    current = applyChanges(current, result.changes)
  }
  return current
}

function specOf(id: string, now: Files): unknown {
  return readModel(now).resources.find(it => it.id === id)?.spec
}
const backendsOf = (now: Files) => valueAt(specOf(route, now), ['rules', 0, 'backendRefs'])
const refusal = (operation: Operation) => {
  const result = operation.run(files)
  return result.ok ? undefined : result.reason
}

describe('a rule of a route', () => {
  it('leads to a Service more, which gets nothing until it is given a share', () => {
    const now = filesAfter(addDestination(rule(0), { host: 'web' }))
    expect(backendsOf(now)).toEqual([
      { name: 'cart', port: 8080 },
      { name: 'web', port: 81, weight: 0 },
    ])
    expect(now[0]?.text).toContain('# who answers')
  })

  it('names the namespace of another, and the host of what a ServiceEntry stands for', () => {
    const now = filesAfter(
      addDestination(rule(0), { host: 'pay.bank.svc.cluster.local' }),
      addDestination(rule(0), { host: 'api.example.com', port: 443 }),
    )
    expect(backendsOf(now)).toEqual([
      { name: 'cart', port: 8080 },
      { name: 'pay', namespace: 'bank', port: 8443, weight: 0 },
      { group: 'networking.istio.io', kind: 'Hostname', name: 'api.example.com', port: 443, weight: 0 },
    ])
  })

  it('cannot lead to a subset, twice to one Service, or anywhere beside a redirect', () => {
    expect(refusal(addDestination(rule(0), { host: 'cart', subset: 'v1' }))).toContain('subset v1')
    expect(refusal(addDestination(rule(0), { host: 'cart', port: 8080 }))).toContain('already')
    expect(refusal(addDestination(rule(1), { host: 'web' }))).toContain('redirect')
  })

  it('leads elsewhere with the weight that it has', () => {
    const now = filesAfter(
      addDestination(rule(0), { host: 'web' }),
      changeDestination(backend(1), { host: 'pay.bank.svc.cluster.local' }),
    )
    expect(backendsOf(now)).toMatchObject([{}, { name: 'pay', namespace: 'bank', port: 8443, weight: 0 }])
    const back = filesAfter(
      changeDestination(backend(0), { host: 'pay.bank.svc.cluster.local' }),
      changeDestination(backend(0), { host: 'cart', port: 8080 }),
    )
    expect(back[0]?.text.startsWith(text)).toBe(true)
  })

  it('shares its traffic; a backend without a weight counts as 1', () => {
    const now = filesAfter(addDestination(rule(0), { host: 'web' }), setShare(rule(0), 1, 25))
    expect(backendsOf(now)).toMatchObject([{ weight: 75 }, { weight: 25 }])
  })

  it('is split to a Service for the new version', () => {
    expect(backendsOf(filesAfter(splitToVersion(rule(0))))).toEqual([
      { name: 'cart', port: 8080, weight: 90 },
      { name: 'cart-v2', port: 8080, weight: 10 },
    ])
    expect(backendsOf(filesAfter(splitToVersion(rule(0)), splitToVersion(rule(0))))).toMatchObject([
      { name: 'cart', weight: 81 },
      { name: 'cart-v3', weight: 9 },
      { name: 'cart-v2', weight: 10 },
    ])
    expect(refusal(splitToVersion(rule(1)))).toContain('no backend')
  })
})

describe('links of a route', () => {
  it('are taken off with every entry that names the Gateway, and name a listener where one is meant', () => {
    const off = filesAfter(unlinkGateway(route, gateway))
    expect(valueAt(specOf(route, off), ['parentRefs'])).toBeUndefined()
    const two = filesAfter(linkGateway(route, gateway, 'tls'))
    expect(valueAt(specOf(route, two), ['parentRefs'])).toMatchObject([
      { sectionName: 'http' },
      { name: 'public', namespace: 'edge', sectionName: 'tls' },
    ])
    expect(filesAfter(linkGateway(route, gateway, 'http'))).toEqual(files)
  })

  it('begin at a listener, with a route of the kind that it takes', () => {
    const end = { make: 'route', kind: 'TLSRoute', gateway, server: 1 } as const
    const made = readModel(filesAfter(makeOtherEnd(end))).ofKind('TLSRoute')
    expect(made.map(it => [it.name, it.namespace, it.spec])).toEqual([
      [
        'pay',
        'edge',
        {
          parentRefs: [{ name: 'public', sectionName: 'tls' }],
          hostnames: ['pay.example.com'],
          rules: [{ backendRefs: [{ name: 'pay', port: 443 }] }],
        },
      ],
    ])
  })

  it('begin at a Gateway, at the first listener that takes the kind', () => {
    const end = { make: 'route', kind: 'GRPCRoute', gateway } as const
    const [made] = readModel(filesAfter(makeOtherEnd(end))).ofKind('GRPCRoute')
    expect(made?.spec).toMatchObject({ parentRefs: [{ name: 'public' }] })
    expect(routesOfListener('HTTPS', false)).toEqual(['HTTPRoute', 'GRPCRoute'])
    expect(routesOfListener('TLS', false)).toEqual(['TCPRoute', 'TLSRoute'])
  })

  it.each([
    ['TLSRoute', 443],
    ['TCPRoute', 9000],
  ])('of a %s lead to a new Service with the usual port', (kind, port) => {
    const text = `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: db, namespace: shop }
spec:
  hostnames: [db.example.com]
  rules:
  - backendRefs: [{ name: old, port: 1 }]
`
    const rule = { resource: `${kind}/shop/db`, path: ['spec', 'rules', 0] }
    const after = runOperation(makeOtherEnd({ make: 'Service', rule }), [{ name: 'a.yaml', text }]).files
    const [service] = readModel(after).ofKind('Service')
    expect(service?.spec).toMatchObject({ ports: [{ port }] })
    expect(after.map(it => it.text).join('')).toContain(`port: ${port}`)
  })

  it('begin at a route, with a Gateway that takes it', () => {
    const now = filesAfter(makeOtherEnd({ make: 'Gateway', virtualService: route }))
    const made = 'Gateway.gateway.networking.k8s.io/shop/shop-gateway'
    expect(specOf(made, now)).toMatchObject({ listeners: [{ port: 80, protocol: 'HTTP' }] })
    expect(valueAt(specOf(route, now), ['parentRefs', 1])).toEqual({ name: 'shop-gateway' })
  })

  it('that lead to a Gateway which is not there make one that takes them', () => {
    const alone: Files = [{ name: 'a.yaml', text: text.split('---\n').slice(0, 3).join('---\n') }]
    const result = createMissing({
      kind: 'Gateway.gateway.networking.k8s.io',
      namespace: 'edge',
      name: 'public',
    }).run(alone)
    if (!result.ok) throw new Error(result.reason)
    expect(specOf(gateway, applyChanges(alone, result.changes))).toEqual({
      gatewayClassName: 'istio',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
      ],
    })
  })
})
