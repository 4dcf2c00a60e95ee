import { describe, expect, it } from 'vitest'
import { readModel } from '../model/read-model.ts'
import { isGranted } from '../references/reference-grants.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { allowReference } from './allow-reference.ts'

const reference = {
  from: { kind: 'HTTPRoute', namespace: 'shop' },
  to: { kind: 'Service', namespace: 'far', name: 'cart' },
} as const

const route = { name: 'shop.yaml', text: 'kind: HTTPRoute\nmetadata: {name: cart, namespace: shop}\n' }
const service = { name: 'far.yaml', text: 'kind: Service\nmetadata: {name: cart, namespace: far}\n' }
const other = { name: 'other.yaml', text: 'kind: Service\nmetadata: {name: other, namespace: far}\n' }

function grant(from: string, to: string): { name: string; text: string } {
  return {
    name: 'grants.yaml',
    text: `# who may come in
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: in, namespace: far}
spec:
  from:
  - ${from}
  to:
  - ${to} # asked for by the shop
`,
  }
}

const aRoute = '{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}'
const aGateway = '{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}'

function granted(files: Files): Files {
  const result = allowReference(reference).run(files)
  if (!result.ok) throw new Error(result.reason)
  const after = applyChanges(files, result.changes)
  const model = readModel(after)
  expect(isGranted(model, reference.from, reference.to)).toBe(true)
  expect(isGranted(model, { kind: 'Gateway', namespace: 'shop' }, reference.to)).toBe(false)
  expect(isGranted(model, reference.from, { ...reference.to, name: 'secret-thing' })).toBe(false)
  return after
}

describe('allowReference', () => {
  it('writes the grant beside the object that is referred to', () => {
    const after = granted([route, other, service])
    expect(after.map(it => it.text.includes('ReferenceGrant'))).toEqual([false, false, true])
    expect(after[2]?.text).toContain('name: cart-from-shop')
    expect(after[2]?.text).toContain('namespace: far')
  })

  it('writes it beside what else is in that namespace, or beside who refers', () => {
    expect(granted([route, other])[1]?.text).toContain('ReferenceGrant')
    expect(granted([route])[0]?.text).toContain('ReferenceGrant')
    expect(granted([])[0]?.name).toBe('cart-from-shop.yaml')
  })

  it('adds to a grant for the same referrer, and keeps its comments', () => {
    const files = [route, grant(aRoute, '{group: "", kind: Service, name: other}'), service]
    expect(granted(files)[1]?.text).toBe(
      `${files[1]?.text}  - group: ""\n    kind: Service\n    name: cart\n`,
    )
  })

  it('adds to a grant of just that object', () => {
    const after = granted([route, grant(aGateway, '{group: "", kind: Service, name: cart}'), service])
    expect(after[1]?.text).toContain(
      '  - group: gateway.networking.k8s.io\n    kind: HTTPRoute\n    namespace: shop\n  to:',
    )
  })

  it('opens nothing else: beside a grant for others to other objects it writes one of its own', () => {
    const files = [route, grant(aGateway, '{group: "", kind: Secret}'), service]
    const after = granted(files)
    expect(after[1]?.text.match(/kind: ReferenceGrant/g)).toHaveLength(2)
    expect(after[2]?.text).toBe(service.text)
  })
})
