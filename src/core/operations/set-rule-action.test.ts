import { describe, expect, it } from 'vitest'
import { checkEdit, refusalOf } from '../../testing/check-edit.ts'
import { setRuleAction } from './set-rule-action.ts'

const rule = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }

const head = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - match: # kept
    - uri:
        prefix: /old
`

describe('setRuleAction', () => {
  it('puts a redirect where the destinations were, and takes away what goes with them', () => {
    checkEdit(
      setRuleAction(rule, 'redirect', { uri: '/new' }),
      `${head}    rewrite:
      uri: /
    route:
    - destination:
        host: shop
    timeout: 5s # kept too
`,
      `${head}    redirect:
      uri: /new
    timeout: 5s # kept too
`,
    )
  })

  it('goes back to destinations', () => {
    checkEdit(
      setRuleAction(rule, 'route', [{ destination: { host: 'shop' } }]),
      `${head}    redirect:
      uri: /new
`,
      `${head}    route:
    - destination:
        host: shop
`,
    )
  })

  it('keeps the action that is asked for when another stands beside it', () => {
    checkEdit(
      setRuleAction(rule, 'redirect', { uri: '/other' }),
      `${head}    redirect:
      uri: /new
    directResponse:
      status: 200
`,
      `${head}    redirect:
      uri: /new
`,
    )
  })

  it('refuses a rule that has gone', () => {
    expect(refusalOf(setRuleAction({ ...rule, path: ['spec', 'http', 7] }, 'route', []), head)).toMatch(
      /no longer there/,
    )
  })
})
