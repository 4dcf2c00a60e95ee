import { effective } from '../../model/model.ts'
import { labelsAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'

export const jwksUnrestricted = analysisRuleForEach({
  id: 'analysis/jwks-unrestricted',
  severity: 'warning',
  title: 'Istiod that fetches keys from any address',
  source: { analyzer: 'pkg/config/analysis/analyzers/authn: BlockedCIDRsAnalyzer', codes: ['IST0175'] },
  why: `
Istiod fetches the \`jwksUri\` of every RequestAuthentication, so whoever may write one can make it call addresses within
the cluster. Set \`BLOCKED_CIDRS_IN_JWKS_URIS\` in the environment of istiod.
`,
  each: 'Deployment',
  reads: ['RequestAuthentication'],
  applies: model => model.ofKind('RequestAuthentication').length > 0,

  check(model, { value, spec }, report) {
    if (labelsAt(mapAt(value, 'metadata'), 'labels')?.get('app') !== 'istiod') return
    const containers = mapsAt(mapAt(mapAt(spec, 'template'), 'spec'), 'containers')
    const isSet = containers.some(it =>
      mapsAt(it, 'env').some(env => textAt(env, 'name') === variable && textAt(env, 'value')),
    )
    if (isSet) return
    const count = effective(model, 'RequestAuthentication').length
    report({
      path: ['metadata', 'name'],
      code: 'IST0175',
      message: `${variable} is not set, and the files hold ${count} RequestAuthentication.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
#                 ^^^^^^
---
kind: RequestAuthentication
metadata: { name: shop, namespace: shop }
`,
      },
    ],
    good: [
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: istiod
  namespace: istio-system
  labels:
    app: istiod
spec:
  selector:
    matchLabels:
      app: istiod
  template:
    metadata:
      labels:
        app: istiod
    spec:
      containers:
      - name: discovery
        image: registry.example.com/pilot
        env:
        - name: BLOCKED_CIDRS_IN_JWKS_URIS
          value: 10.0.0.0/8
`,
    ],
  },
})

const variable = 'BLOCKED_CIDRS_IN_JWKS_URIS'
