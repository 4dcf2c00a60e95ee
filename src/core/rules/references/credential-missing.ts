import { analysisRuleForEach } from './analysis-rule.ts'
import { credentialsOf } from './credentials.ts'
import { shop } from './good-examples.ts'

export const credentialMissing = analysisRuleForEach({
  id: 'references/credential-missing',
  severity: 'error',
  title: 'Certificate that does not exist',
  source: { analyzer: 'pkg/config/analysis/analyzers/gateway: SecretAnalyzer', codes: ['IST0101'] },
  why: `
Connections to the server fail in the TLS handshake. The Secret has to be in the namespace in which the gateway's Pods run, which
need not be the Gateway's own. It is looked for only where the files hold Secrets.
`,
  each: 'Gateway',
  reads: ['Pod', 'Service', 'Secret'],
  applies: model => model.settings.complete || model.ofKind('Secret').length > 0,

  check(model, resource, report) {
    for (const { path, namespace, name, secret } of credentialsOf(model, resource)) {
      if (secret) continue
      report({
        path,
        code: 'IST0101',
        message: `There is no Secret ${namespace}/${name}.`,
        outside: { kind: 'Secret', namespace, name },
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: shop-certificate }
#                                        ^^^^^^^^^^^^^^^^
    hosts: [shop.example.com]
---
kind: Secret
metadata: { name: shop-certificate, namespace: shop }
`,
      },
    ],
    good: [shop],
  },
})
