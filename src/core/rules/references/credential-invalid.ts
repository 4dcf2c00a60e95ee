import { type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import { isCertificate } from '../../syntax/tls/certificate.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { credentialsOf } from './credentials.ts'
import { shop } from './good-examples.ts'

export const credentialInvalid = analysisRuleForEach({
  id: 'references/credential-invalid',
  severity: 'error',
  title: 'Secret without a valid certificate and key',
  source: { analyzer: 'pkg/config/analysis/analyzers/gateway: SecretAnalyzer', codes: ['IST0161'] },
  why: `
Connections to the server fail in the TLS handshake. The gateway reads \`tls.crt\` and \`tls.key\`, or \`cert\` and \`key\`,
from \`data\` of the Secret. Both must be present, and the first must begin with a certificate in PEM. Its expiry is not
checked here.
`,
  each: 'Gateway',
  reads: ['Pod', 'Service', 'Secret'],

  check(model, resource, report) {
    for (const { path, namespace, name, secret } of credentialsOf(model, resource)) {
      const fault = secret && faultOf(mapAt(secret.value, 'data'))
      if (!fault) continue
      report({ path, code: 'IST0161', message: `Secret ${namespace}/${name} ${fault}.` })
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
metadata: { name: shop-certificate, namespace: istio-system }
data:
  tls.key: bm90LWEta2V5
`,
      },
    ],
    good: [shop],
  },
})

function faultOf(data: JsonMap): string | undefined {
  const pair = [
    ['cert', 'key'],
    ['tls.crt', 'tls.key'],
  ].find(names => names.every(it => textAt(data, it)))
  if (!pair) return 'does not have both a certificate and its key'
  return isCertificate(textAt(data, pair[0] ?? '') ?? '') ? undefined : 'has no valid PEM certificate'
}
