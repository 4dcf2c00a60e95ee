import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { findService } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { destinationsOf, outsideService } from './destinations.ts'
import { shop } from './good-examples.ts'
import { meantHost, withMeant } from './near-misses.ts'

export const destinationHostMissing = analysisRuleForEach({
  id: 'references/destination-host-missing',
  severity: 'error',
  title: 'Destination that does not exist',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: DestinationHostAnalyzer',
    codes: ['IST0101'],
  },
  why: `
Requests that take this route get a 503: there is no service to send them to. A name without a dot is a Service in the
VirtualService's own namespace. \`name.namespace\` is not expanded; write \`name.namespace.svc.cluster.local\` for a Service
of another namespace. A host outside the cluster needs a ServiceEntry.
`,
  each: 'VirtualService',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { exportTo } = readVirtualService(resource)
    for (const { host, path, isMirror } of destinationsOf(resource)) {
      if (findService(model, { namespace: resource.namespace, exportTo, host })) continue
      const what = isMirror ? 'mirror' : 'destination'
      if (host === '') {
        report({ path, code: 'IST0101', message: `The ${what} has no host.` })
        continue
      }
      const expanded = expandedName(model, resource, exportTo, host)
      report({
        path: [...path, 'host'],
        code: 'IST0101',
        message: expanded
          ? `No service has the name \`${host}\`; Istio takes it as a full name.`
          : `No Service or ServiceEntry has the name \`${host}\`.`,
        ...(expanded
          ? { fix: fixOf(`Write ${expanded}`, set([...path, 'host'], expanded)) }
          : {
              outside: outsideService(host, resource),
              ...withMeant([...path, 'host'], meantHost(model, resource, { host, exportTo })),
            }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart }
#                          ^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart.prod }
#                          ^^^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: prod }
spec:
  ports: [{ name: http, port: 80 }]
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart.prod.svc.cluster.local }
---
kind: Service
metadata: { name: cart, namespace: prod }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart-service }
#                          ^^^^^^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart }
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

/** The full name that `name.namespace` most likely stands for, where there is such a service. */
function expandedName(
  model: Model,
  { namespace }: Resource,
  exportTo: readonly string[],
  host: string,
): string | undefined {
  if (!/^[^.]+\.[^.]+(\.svc)?$/.test(host)) return undefined
  const { domain } = model.settings
  const name = host.endsWith('.svc') ? `${host}.${domain}` : `${host}.svc.${domain}`
  return findService(model, { namespace, exportTo, host: name }) ? name : undefined
}
