import { readDestinationRule } from '../../model/destination-rules.ts'
import { mutualTlsOf } from '../../model/mutual-tls.ts'
import { policiesOf, policyKinds } from '../../model/policies.ts'
import { clientTlsModes, enumAt, mapAt, mapsAt, optionalMapAt } from '../../model/read-value.ts'
import { findService, readService } from '../../model/services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'

export const strictWithoutTls = translationRuleForEach({
  id: 'advice/strict-without-tls',
  severity: 'error',
  title: 'No mTLS to a service that takes nothing else',
  source: {
    advice:
      'STRICT closes every connection that is not mTLS of the mesh; Kiali reports it for whole namespaces and the mesh as KIA0207 and KIA0208.',
    seenIn: 'pilot/pkg/security/authn: ComposePeerAuthentication',
  },
  why: `
Every call fails: the sidecars of the service close the connection. Use \`ISTIO_MUTUAL\`, or leave \`tls\` out, so that Istio decides
by itself, or set the PeerAuthentication to PERMISSIVE.
`,
  each: 'DestinationRule',
  reads: ['Service', 'ServiceEntry', ...policyKinds],

  check(model, resource, report) {
    const { host, exportTo } = readDestinationRule(resource)
    const found = findService(model, { namespace: resource.namespace, exportTo, host })
    if (found?.kind !== 'service' || !found.resource) return
    const labels = readService(found.resource).selector
    if (!labels) return
    const accepted = mutualTlsOf(policiesOf(model), { namespace: found.resource.namespace, labels })
    if (accepted?.mode !== 'STRICT' || accepted.byPort) return
    const { policy } = accepted
    const settings = [
      { value: mapAt(resource.spec, 'trafficPolicy'), path: ['spec', 'trafficPolicy'] },
      ...mapsAt(mapAt(resource.spec, 'trafficPolicy'), 'portLevelSettings').map((value, i) => {
        return { value, path: ['spec', 'trafficPolicy', 'portLevelSettings', i] }
      }),
    ]
    for (const { value, path } of settings) {
      const tls = optionalMapAt(value, 'tls')
      const mode = tls && (enumAt(tls, 'mode', clientTlsModes) ?? 'DISABLE')
      if (mode !== 'DISABLE') continue
      const at = [...path, 'tls', 'mode']
      report({
        path: at,
        message: `PeerAuthentication ${policy.resource.namespace}/${policy.resource.name} lets nothing but mTLS through to \`${host}\`.`,
        concerns: policy.resource.id,
        fix: fixOf('Use ISTIO_MUTUAL', set(at, 'ISTIO_MUTUAL')),
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
  trafficPolicy: { tls: { mode: DISABLE } }
#                               ^^^^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: cart } }
---
kind: PeerAuthentication
metadata: { name: default, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
`,
        fixed: `
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: cart } }
---
kind: PeerAuthentication
metadata: { name: default, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  trafficPolicy:
    tls:
      mode: DISABLE
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    app: cart
  ports:
  - name: http
    port: 80
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls:
    mode: STRICT
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: PERMISSIVE
`,
    ],
  },
})
