import { wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const host = destinationRuleRule({
  id: 'destination-rule/host',
  severity: 'error',
  title: 'Invalid host',
  source: { istio: 'pkg/config/validation/agent: ValidateWildcardDomain' },
  why: `
Istio refuses the DestinationRule. \`host\` is the DNS name of a service, without a port; the first label may be or begin
with a wildcard: \`shop.shop.svc.cluster.local\`, \`*.local\`. IP addresses are not allowed.
`,

  check({ spec }, report) {
    const fault = wildcardHostFault(spec.host)
    if (!fault) return
    const bare = bareHost(spec.host)
    report({
      path: ['spec', 'host'],
      message:
        spec.host === ''
          ? 'The DestinationRule has no host.'
          : `"${spec.host}" is not a valid host: ${fault}.`,
      ...(bare && { fix: fixOf(`Write ${bare}`, set(['spec', 'host'], bare)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  host: shop:8080
#       ^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  host: shop
`,
      },
      {
        yaml: `
kind: DestinationRule
spec:
  host: 10.0.0.7
#       ^^^^^^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
