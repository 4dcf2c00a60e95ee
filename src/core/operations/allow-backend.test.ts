import { describe, expect, it } from 'vitest'
import { readModel } from '../model/read-model.ts'
import { isGranted } from '../references/reference-grants.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { addDestination } from './add-destination.ts'
import { changeDestination } from './change-destination.ts'
import type { Operation } from './operation.ts'
import { splitToVersion } from './split-to-version.ts'

const shop = (parents: string, backend = 'name: web') => ({
  name: 'shop.yaml',
  text: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [${parents}]
  rules:
  - backendRefs: [{ ${backend}, port: 80 }]
`,
})
const bank = {
  name: 'bank.yaml',
  text: `apiVersion: v1
kind: Service
metadata: { name: pay, namespace: bank }
spec: { ports: [{ port: 8443 }] }
`,
}
const grant = (name: string) => ({
  name: 'grants.yaml',
  text: `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: in, namespace: bank }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: GRPCRoute, namespace: shop }]
  to: [{ group: "", kind: Service${name} }]
`,
})

const resource = 'GRPCRoute/shop/shop'
const rule = { resource, path: ['spec', 'rules', 0] }
const pay = { host: 'pay.bank.svc.cluster.local' }
const add = addDestination(rule, pay)
const change = changeDestination({ resource, path: [...rule.path, 'backendRefs', 0] }, pay)

function done(operation: Operation, files: Files) {
  const result = operation.run(files)
  if (!result.ok) throw new Error(result.reason)
  const after = applyChanges(files, result.changes)
  const model = readModel(after)
  const from = { kind: 'GRPCRoute', namespace: 'shop' }
  return {
    after,
    note: result.note,
    select: result.select?.resource,
    isGranted: (name: string) => isGranted(model, from, { kind: 'Service', namespace: 'bank', name }),
    grants: model.ofKind('ReferenceGrant'),
  }
}

describe('a route that is led to a Service of another namespace', () => {
  it.each([
    ['one more', add],
    ['another one', change],
  ])('has the ReferenceGrant written beside the Service, and the route selected: %s', (_, operation) => {
    const made = done(operation, [shop('{ name: public }'), bank])
    expect(made.isGranted('pay')).toBe(true)
    expect(made.isGranted('other')).toBe(false)
    expect(made.grants).toMatchObject([{ file: 'bank.yaml', namespace: 'bank', name: 'pay-from-shop' }])
    expect(made.note).toContain('ReferenceGrant pay-from-shop in bank allows it.')
    expect(made.select).toBe(resource)
  })

  it('is added to a grant that lets such routes in', () => {
    const made = done(add, [shop('{ name: public }'), bank, grant(', name: card')])
    expect(made.grants).toHaveLength(1)
    expect([made.isGranted('pay'), made.isGranted('card')]).toEqual([true, true])
  })

  it('needs no other grant where one allows it', () => {
    const files = [shop('{ name: public }'), bank, grant('')]
    const made = done(change, files)
    expect(made.after.slice(1)).toEqual(files.slice(1))
    expect(made.note).toBeUndefined()
  })

  it('needs none within the mesh, and one where a Gateway is among its parents', () => {
    const mesh = '{ group: "", kind: Service, name: web }'
    expect(done(add, [shop(mesh), bank]).grants).toEqual([])
    expect(done(add, [shop(`${mesh}, { name: public }`), bank]).grants).toHaveLength(1)
    expect(done(add, [shop(''), bank]).grants).toHaveLength(1)
  })

  it('may refer to a new version there too', () => {
    const files = [shop('{ name: public }', 'name: pay, namespace: bank'), bank, grant(', name: pay')]
    const made = done(splitToVersion(rule), files)
    expect([made.isGranted('pay'), made.isGranted('pay-v2')]).toEqual([true, true])
    expect(made.note).toContain('pay-v2 has to be a Service')
  })

  it('writes no grant for a Service of its own namespace, or for what a ServiceEntry stands for', () => {
    const files = [shop('{ name: public }'), bank]
    expect(done(addDestination(rule, { host: 'cart' }), files).grants).toEqual([])
    expect(done(addDestination(rule, { host: 'api.example.com', port: 443 }), files).grants).toEqual([])
  })
})
