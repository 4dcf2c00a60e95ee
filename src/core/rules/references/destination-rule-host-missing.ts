import { readDestinationRule } from '../../model/destination-rules.ts'
import { findService } from '../../model/services.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { outsideService } from './destinations.ts'
import { shop } from './good-examples.ts'

export const destinationRuleHostMissing = analysisRuleForEach({
  id: 'references/destination-rule-host-missing',
  severity: 'warning',
  title: 'DestinationRule for a host that does not exist',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/destinationrule: PodNotSelectedAnalyzer',
    codes: ['IST0174'],
  },
  why: `
The rule has no effect: no service has its host. \`istioctl analyze\` also reports a wildcard such as \`*.local\`, unless a
ServiceEntry has it, although Istio applies it.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { host, exportTo } = readDestinationRule(resource)
    if (findService(model, { namespace: resource.namespace, exportTo, host })) return
    report({
      path: ['spec', 'host'],
      code: 'IST0174',
      message:
        host === ''
          ? 'The DestinationRule has no host.'
          : `No Service or ServiceEntry has the name \`${host}\`.`,
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
