import { entriesAt, mapsAt } from '../../model/read-value.ts'
import { findService } from '../../model/services.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { outsideService } from '../references/destinations.ts'
import { shop } from '../references/good-examples.ts'

export const egressHostUnknown = translationRuleForEach({
  id: 'advice/egress-host-unknown',
  severity: 'warning',
  title: 'Host of a Sidecar that no service has',
  source: {
    advice: 'An egress host that no service has imports nothing; Kiali reports it as KIA1004.',
    seenIn: 'pilot/pkg/model: convertToSidecarScope',
  },
  why: `
The Sidecar imports nothing by this host, so its workloads know no such service. Correct the name or the namespace in front of it.
`,
  each: 'Sidecar',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    mapsAt(resource.spec, 'egress').forEach((listener, at) => {
      for (const { text, index } of entriesAt(listener, 'hosts')) {
        const [namespace = '', host = '', ...more] = text.split('/')
        // Names with a wildcard stand for what there may be; a tilde leaves out.
        if (more.length > 0 || !host.includes('.') || `${namespace}${host}`.includes('*')) continue
        if (namespace.startsWith('~')) continue
        const viewer = namespace === '.' ? resource.namespace : namespace
        if (findService(model, { namespace: viewer, exportTo: [], host })) continue
        report({
          path: ['spec', 'egress', at, 'hosts', index],
          message: `No Service or ServiceEntry has the name \`${host}\`.`,
          outside: outsideService(host, { namespace: viewer, domain: resource.domain }),
        })
      }
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress:
  - hosts: ["./cart.shop.svc.cluster.local", "istio-system/*"]
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress:
  - hosts:
    - ./cart.shop.svc.cluster.local
    - "*/bank.example.com"
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  ports:
  - name: http
    port: 80
`,
    ],
  },
})
