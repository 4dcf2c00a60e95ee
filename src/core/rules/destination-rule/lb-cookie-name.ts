import { loadBalancerRule } from './destination-rule-rule.ts'
import { balancing } from './good-examples.ts'

export const lbCookieName = loadBalancerRule({
  id: 'destination-rule/lb-cookie-name',
  severity: 'error',
  title: 'Cookie without a name',
  source: { istio: 'pkg/config/validation: validateLoadBalancer' },
  why: `
Istio refuses the DestinationRule: the cookie that decides about the endpoint needs a name.
`,
  onlyWith: ['httpCookie'],

  check({ consistentHash }, path, report) {
    const cookie = consistentHash?.httpCookie
    if (cookie?.name !== '') return
    report({ path: [...path, 'consistentHash', 'httpCookie', 'name'], message: 'The cookie has no name.' })
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
        httpCookie: { name: "", ttl: 0s }
#                           ^^
`,
      },
    ],
    good: [balancing],
  },
})
