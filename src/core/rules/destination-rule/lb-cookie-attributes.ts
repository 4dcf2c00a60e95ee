import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbCookieAttrNameRule = loadBalancerRule({
  id: 'destination-rule/lb-cookie-attr-name',
  severity: 'error',
  title: 'Cookie attribute without a name',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: an attribute of the cookie needs a name, such as \`SameSite\`.
`,
  onlyWith: ['attributes'],

  check({ consistentHash }, path, report) {
    for (const [i, { name }] of (consistentHash?.httpCookie?.attributes ?? []).entries())
      if (name === '')
        report({
          path: [...path, 'consistentHash', 'httpCookie', 'attributes', i, 'name'],
          message: 'The cookie attribute has no name.',
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpCookie:
          name: cart
          attributes:
          - { name: "", value: Lax }
#                   ^^
`,
      },
    ],
    good: [balancing],
  },
})

export const lbCookieAttrDuplicateRule = loadBalancerRule({
  id: 'destination-rule/lb-cookie-attr-duplicate',
  severity: 'error',
  title: 'Duplicate cookie attribute',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: an attribute of the cookie may be listed only once.
`,
  onlyWith: ['attributes'],

  check({ consistentHash }, path, report) {
    const seen = new Set<string>()
    for (const [i, { name }] of (consistentHash?.httpCookie?.attributes ?? []).entries()) {
      if (name !== '' && seen.has(name))
        report({
          path: [...path, 'consistentHash', 'httpCookie', 'attributes', i, 'name'],
          message: `The attribute "${name}" is a duplicate.`,
        })
      seen.add(name)
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpCookie:
          name: cart
          attributes:
          - { name: SameSite, value: Lax }
          - { name: SameSite, value: Strict }
#                   ^^^^^^^^
`,
      },
    ],
    good: [balancing],
  },
})
