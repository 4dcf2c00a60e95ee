import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbCookieAttrNameRule = loadBalancerRule({
  id: 'destination-rule/lb-cookie-attr-name',
  severity: 'error',
  title: 'Attribute of a cookie without a name',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: an attribute of the cookie needs a name, such as \`SameSite\`.
`,

  check({ consistentHash }, path, report) {
    for (const [i, { name }] of (consistentHash?.httpCookie?.attributes ?? []).entries())
      if (name === '')
        report({
          path: [...path, 'consistentHash', 'httpCookie', 'attributes', i, 'name'],
          message: 'The attribute of the cookie has no name.',
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
  title: 'Repeated attribute of a cookie',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: each attribute of the cookie stands once.
`,

  check({ consistentHash }, path, report) {
    const seen = new Set<string>()
    for (const [i, { name }] of (consistentHash?.httpCookie?.attributes ?? []).entries()) {
      if (name !== '' && seen.has(name))
        report({
          path: [...path, 'consistentHash', 'httpCookie', 'attributes', i, 'name'],
          message: `The attribute "${name}" stands before already.`,
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
