import { analysisRuleForEach } from './analysis-rule.ts'
import { credentialsOf } from './credentials.ts'
import { shop } from './good-examples.ts'

export const credentialMissing = analysisRuleForEach({
  id: 'references/credential-missing',
  severity: 'error',
  title: 'Missing Secret of a certificate',
  source: { analyzer: 'pkg/config/analysis/analyzers/gateway: SecretAnalyzer', codes: ['IST0101'] },
  why: `
Connections to the server fail in the TLS handshake. The Secret must be in the namespace of the gateway's Pods, which
may differ from that of the Gateway. This is checked only if the files contain Secrets.
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
        message: `Secret ${namespace}/${name} does not exist.`,
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
