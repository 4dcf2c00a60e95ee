import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { splitToVersion } from './split-to-version.ts'

const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }

function shop(rules: string): string {
  return `kind: VirtualService\nmetadata: {name: shop}\nspec:\n  hosts: [shop.example.com]\n  http:\n${rules}`
}

describe('splitToVersion', () => {
  it('adds subset, destination and weights, with labels like those there are', () => {
    const before = `${shop(`  - route: # all
    - destination:
        host: cart
        subset: v2 # now
    timeout: 1s
`)}---
kind: DestinationRule
metadata: {name: cart}
spec:
  host: cart
  subsets:
  - name: v2
    labels:
      release: v2
`
    const after = before
      .replace(
        '    timeout: 1s\n',
        '      weight: 90\n    - destination:\n        host: cart\n        subset: v3\n      weight: 10\n    timeout: 1s\n',
      )
      .concat('  - name: v3\n    labels:\n      release: v3\n')
    checkEdit(splitToVersion(rule), before, after)
  })

  it('writes a DestinationRule for both versions where there is none', () => {
    const before = shop('  - route:\n    - destination:\n        host: cart\n')
    const { files, select, note } = runOperation(splitToVersion(rule), oneFile(before))
    expect(files[0]!.text).toBe(
      shop(
        '  - route:\n    - destination:\n        host: cart\n        subset: v1\n      weight: 90\n    - destination:\n        host: cart\n        subset: v2\n      weight: 10\n',
      ) +
        '---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: cart\nspec:\n  host: cart\n  subsets:\n  - name: v1\n    labels:\n      version: v1\n  - name: v2\n    labels:\n      version: v2\n',
    )
    expect(select).toEqual({ resource: rule.resource, path: [...rule.path, 'route', 1] })
    expect(note).toContain('labels')
  })

  it('writes it in the namespace of the service, by the name it has there', () => {
    const before = shop(
      '  - route:\n    - destination: {host: cart.prod.svc.cluster.local, port: {number: 80}}\n',
    )
    const { files } = runOperation(splitToVersion(rule), oneFile(before))
    expect(files[0]!.text).toContain('name: cart\n  namespace: prod\nspec:\n  host: cart\n')
    expect(files[0]!.text).toContain(
      'cluster.local\n        subset: v2\n        port:\n          number: 80\n',
    )
  })

  it('takes a tenth of the heaviest destination, and leaves the others', () => {
    const before = shop(`  - route:
    - destination: {host: cart, subset: v1}
      weight: 20
    - destination: {host: cart, subset: v2}
      weight: 80
`)
    const { files } = runOperation(splitToVersion(rule), oneFile(before))
    expect(files[0]!.text).toContain(
      'subset: v2}\n      weight: 72\n    - destination:\n        host: cart\n        subset: v3\n      weight: 8\n',
    )
    expect(files[0]!.text).toContain('subset: v1}\n      weight: 20\n')
  })

  it('refuses a rule that sends nothing anywhere', () => {
    expect(refusalOf(splitToVersion(rule), shop('  - redirect: {uri: /}\n'))).toContain('no destination')
    expect(refusalOf(splitToVersion(rule), shop('  - route: [{destination: {}}]\n'))).toContain('no host')
    const idle = '  - route: [{destination: {host: a}, weight: 0}, {destination: {host: b}, weight: 1}]\n'
    expect(refusalOf(splitToVersion(rule), shop(idle))).toContain('weight')
    expect(refusalOf(splitToVersion(rule), 'kind: Gateway\n')).toContain('no longer')
  })
})
