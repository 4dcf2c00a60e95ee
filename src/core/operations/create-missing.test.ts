import { describe, expect, it } from 'vitest'
import { runOperation } from '../../testing/check-edit.ts'
import { createMissing, type Missing } from './create-missing.ts'

const place = { namespace: 'shop', name: 'pay.example.com', host: 'pay.example.com' }

describe('what is written for a missing object', () => {
  it.each([
    [443, 'number: 443', 'protocol: HTTPS'],
    [80, 'number: 80', 'protocol: HTTP'],
    [8443, 'number: 8443', 'protocol: HTTP'],
    [9090, 'number: 9090', 'protocol: HTTP'],
  ])(
    'is a ServiceEntry at the port that is wanted, %i, with its usual protocol',
    (port, number, protocol) => {
      const text = written({ kind: 'ServiceEntry', ...place, port })
      expect(text).toContain(number)
      expect(text).toContain(protocol)
      expect(text).toContain('hosts:\n  - pay.example.com')
    },
  )

  it('is at port 80 where none is wanted', () => {
    expect(written({ kind: 'ServiceEntry', ...place })).toContain('number: 80')
    expect(written({ kind: 'Service', namespace: 'shop', name: 'cart' })).toContain('targetPort: 80')
    expect(written({ kind: 'Service', namespace: 'shop', name: 'cart', port: 9000 })).toContain(
      'targetPort: 9000',
    )
  })

  it('resolves no wildcard', () => {
    const wildcard = { ...place, name: '*.example.com', host: '*.example.com' }
    expect(written({ kind: 'ServiceEntry', ...wildcard })).toContain('resolution: NONE')
    expect(written({ kind: 'ServiceEntry', ...place })).toContain('resolution: DNS')
  })

  it('is a VirtualService that can be delegated to: one without hosts', () => {
    expect(written({ kind: 'VirtualService', namespace: 'shop', name: 'rules' })).not.toContain('hosts:')
  })

  it('is the subset that is wanted, in a DestinationRule of its own or the one there is', () => {
    const own = written({
      kind: 'DestinationRule',
      namespace: 'shop',
      name: 'cart',
      host: 'cart',
      subset: 'v7',
    })
    expect(own).toContain('version: v7')
    const both = { ...place, host: 'cart', subset: 'v7', subsets: ['v7', 'v8'] }
    expect(written({ kind: 'DestinationRule', ...both })).toMatch(/name: v7[\s\S]*name: v8/)
    const rule = `kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec:
  host: cart
  subsets:
  - name: v1
`
    const more = written(
      { kind: 'Subset', namespace: 'shop', name: 'cart', subset: 'v7', rule: 'DestinationRule/shop/cart' },
      rule,
    )
    expect(more).toMatch(/- name: v1\n {2}- name: v7/)
  })

  it('is a Service with the subsets that are missing as well, whose labels are said to be guessed', () => {
    const missing: Missing = { kind: 'Service', namespace: 'shop', name: 'cart', subsets: ['v1', 'v2'] }
    const text = written(missing)
    expect(text).toMatch(/kind: Service\n[\s\S]*app: cart/)
    expect(text).toMatch(/kind: DestinationRule\n[\s\S]*host: cart[\s\S]*version: v1[\s\S]*version: v2/)
    expect(createMissing(missing).run([])).toMatchObject({
      note: 'The labels are guessed from the names: version: v1, version: v2. Compare with those of the pods.',
    })
  })

  it('is a subset with the label that the others go by', () => {
    const rule = `kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec:
  host: cart
  subsets:
  - name: v1
    labels: {release: v1}
`
    const missing = { kind: 'Subset', namespace: 'shop', name: 'cart', subset: 'v7' } as const
    expect(written({ ...missing, rule: 'DestinationRule/shop/cart' }, rule)).toContain('release: v7')
  })

  it('is a Gateway for the hosts of the VirtualService that names it, with the selector of the others', () => {
    const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [public]
  tcp:
  - match: [{port: 9000}]
    route: [{destination: {host: shop}}]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: other, namespace: shop}
spec:
  selector: {app: edge}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [other.example.com]}]
`
    const made = written({ kind: 'Gateway', namespace: 'shop', name: 'public' }, text)
    expect(made).toMatch(
      /name: public[\s\S]*app: edge[\s\S]*number: 9000[\s\S]*protocol: TCP[\s\S]*shop\.example\.com/,
    )
  })
})

function written(missing: Missing, text = ''): string {
  const files = text ? [{ name: 'a.yaml', text }] : []
  return runOperation(createMissing(missing), files)
    .files.map(it => it.text)
    .join('')
}
