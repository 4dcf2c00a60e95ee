import { readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost, hostsOverlap } from '../../model/hosts.ts'
import { effective, type Model } from '../../model/model.ts'
import { findService } from '../../model/services.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { outsideService } from './destinations.ts'
import { shop } from './good-examples.ts'
import { meantHost, withMeant } from './near-misses.ts'

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
    if (host.startsWith('*') && coversServices(model, host)) {
      report({
        path: ['spec', 'host'],
        code: 'IST0174',
        message: `istioctl analyze looks for a service of the name \`${host}\` and is wrong: the rule applies to every service whose host it covers.`,
        falseAlarm: true,
      })
      return
    }
    report({
      path: ['spec', 'host'],
      code: 'IST0174',
      message:
        host === ''
          ? 'The DestinationRule has no host.'
          : `No Service or ServiceEntry has the name \`${host}\`.`,
      ...(host !== '' && {
        outside: outsideService(host, resource),
        ...withMeant(['spec', 'host'], meantHost(model, resource, { host, exportTo })),
      }),
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
      {
        yaml: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: crat
#       ^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
        fixed: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
    ],
    good: [shop],
  },
})

/** Whether a host with a wildcard covers services: some of the files, or those of the cluster, which need not be in them. */
function coversServices(model: Model, host: string): boolean {
  const suffix = `.svc.${model.settings.domain}`
  if (host === '*' || suffix.endsWith(host.slice(1))) return true
  if (/^\*\.[^.*]+$/.test(host.endsWith(suffix) ? host.slice(0, -suffix.length) : '')) return true
  const services = effective(model, 'Service').map(it => fullHost(it.name, it))
  // The Pods of a headless service have names below its own.
  return services.some(it => hostsOverlap(host, it) || hostsOverlap(host, `pod.${it}`))
}
