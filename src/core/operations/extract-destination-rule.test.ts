import { expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { extractDestinationRule } from './extract-destination-rule.ts'

const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }
const shop = `kind: VirtualService
metadata: {name: shop}
spec:
  http:
  - route:
    - destination: {host: cart, subset: v1}
    - destination: {host: cart, subset: v2}
    - destination: {host: web, subset: blue}
    - destination: {host: web}
`
const cart = `---
kind: DestinationRule
metadata: {name: cart}
spec:
  host: cart.default.svc.cluster.local
  subsets:
  - name: v1
    labels: {version: "1"}
`
const web = `---
kind: DestinationRule
metadata: {name: web}
spec:
  host: web
  subsets: [{name: blue, labels: {version: blue}}]
`

it('adds the subsets that a DestinationRule lacks, and writes the DestinationRule that is missing', () => {
  const { files } = runOperation(extractDestinationRule(rule), oneFile(shop + cart))
  expect(files[0]!.text).toContain(`${shop}${cart}  - name: v2\n    labels:\n      version: v2\n---\n`)
  expect(files[0]!.text).toMatch(
    /kind: DestinationRule\nmetadata:\n {2}name: web\nspec:\n {2}host: web\n {2}subsets:\n {2}- name: blue\n {4}labels:\n {6}version: blue\n$/,
  )
})

it('touches nothing else where only a subset is missing', () => {
  const after = `${shop}${cart}  - name: v2\n    labels:\n      version: v2\n${web}`
  checkEdit(extractDestinationRule(rule), shop + cart + web, after)
})

it('refuses where there is nothing to write', () => {
  const full = cart.replace('"1"}\n', '"1"}\n  - {name: v2, labels: {version: v2}}\n')
  expect(refusalOf(extractDestinationRule(rule), shop + full + web)).toContain('Every subset')
  expect(refusalOf(extractDestinationRule(rule), 'kind: Gateway\n')).toContain('no longer')
})
