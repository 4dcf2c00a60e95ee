import { readDestinationRule } from '../../model/destination-rules.ts'
import { effective } from '../../model/model.ts'
import { findService } from '../../model/services.ts'
import { analysisRule } from './analysis-rule.ts'
import { outsideService } from './destinations.ts'
import { shop } from './good-examples.ts'

export const destinationRuleHostMissing = analysisRule({
  id: 'references/destination-rule-host-missing',
  severity: 'warning',
  title: 'DestinationRule for a host that no service has',
  why: `
The rule takes effect for the service that its host names, and there is none of that name. A wildcard such as \`*.local\` is
reported as well unless a ServiceEntry has it; Istio applies it all the same.
`,
  reads: ['DestinationRule', 'Service', 'ServiceEntry'],

  check(model, report) {
    for (const resource of effective(model, 'DestinationRule')) {
      const { host, exportTo } = readDestinationRule(resource)
      if (findService(model, { namespace: resource.namespace, exportTo, host })) continue
      report(resource, {
        path: ['spec', 'host'],
        code: 'IST0174',
        message: host === '' ? 'The rule names no host.' : `No service or ServiceEntry is named \`${host}\`.`,
        ...(host !== '' && { outside: outsideService(host, resource.namespace) }),
      })
    }
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
