import {
  clientTlsModes,
  enumAt,
  has,
  integerAt,
  type JsonMap,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
} from '../../model/read-value.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { analysisRuleForEach } from './analysis-rule.ts'

export const certificateAuthorityMissing = analysisRuleForEach({
  id: 'references/certificate-authority-missing',
  severity: 'warning',
  title: 'TLS without CA certificates',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/destinationrule: CaCertificateAnalyzer',
    codes: ['IST0128', 'IST0129'],
  },
  why: `
Envoy verifies the certificate of the service with the CA certificates of its operating system, because no others are
set. Set \`caCertificates: system\` if that is intended, or name the file with other CA certificates.
`,
  each: 'DestinationRule',
  reads: [],

  check(_model, resource, report) {
    const { spec } = resource
    const policy = mapAt(spec, 'trafficPolicy')
    const isForWorkload = has(spec, 'workloadSelector')
    const check = (
      tls: JsonMap | undefined,
      path: readonly (string | number)[],
      code: string,
      where: string,
    ) => {
      if (!tls || !lacksAuthority(tls, isForWorkload)) return
      report({
        path: [...path, 'mode'],
        code,
        message: `TLS to ${textAt(spec, 'host') ?? 'the host'}${where} has no caCertificates.`,
        fix: fixOf("Use the system's CA certificates", set([...path, 'caCertificates'], 'system')),
      })
    }
    check(optionalMapAt(policy, 'tls'), ['spec', 'trafficPolicy', 'tls'], 'IST0128', '')
    mapsAt(policy, 'portLevelSettings').forEach((settings, i) => {
      const path = ['spec', 'trafficPolicy', 'portLevelSettings', i, 'tls']
      const port = integerAt(mapAt(settings, 'port'), 'number')
      check(optionalMapAt(settings, 'tls'), path, 'IST0129', port === undefined ? '' : ` on port ${port}`)
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
#           ^^^^^^
`,
        fixed: `
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
`,
      },
    ],
    good: [
      `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
`,
    ],
  },
})

function lacksAuthority(tls: JsonMap, isForWorkload: boolean): boolean {
  const mode = enumAt(tls, 'mode', clientTlsModes)
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return false
  if (textAt(tls, 'caCertificates')) return false
  return !(textAt(tls, 'credentialName') && isForWorkload)
}
