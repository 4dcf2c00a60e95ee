import { readDestinationRule } from '../../model/destination-rules.ts'
import { findService } from '../../model/services.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { outsideService } from './destinations.ts'
import { shop } from './good-examples.ts'

export const destinationRuleHostMissing = analysisRuleForEach({
  id: 'references/destination-rule-host-missing',
  severity: 'warning',
  title: 'DestinationRule for a host that no service has',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/destinationrule: PodNotSelectedAnalyzer',
    codes: ['IST0174'],
  },
  why: `
The rule takes effect for the service that its host names, and there is none of that name. A wildcard such as \`*.local\` is
reported as well unless a ServiceEntry has it; Istio applies it all the same.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { host, exportTo } = readDestinationRule(resource)
    if (findService(model, { namespace: resource.namespace, exportTo, host })) return
    report({
      path: ['spec', 'host'],
      code: 'IST0174',
      message: host === '' ? 'The rule names no host.' : `No service or ServiceEntry is named \`${host}\`.`,
      ...(host !== '' && { outside: outsideService(host, resource.namespace) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
#       ^^^^
`,
      },
    ],
    good: [shop],
  },
})
