import { connections } from './good-examples.ts'
import { tlsMatches } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const tlsSniRequired = virtualServiceRule({
  id: 'virtual-service/tls-sni-required',
  severity: 'error',
  title: 'TLS match without SNI names',
  source: { istio: 'pkg/config/validation: validateTLSRoute' },
  why: `
Istio refuses the VirtualService: a TLS rule matches by the server name (SNI) that the client asks for. List the names
in \`sniHosts\`.
`,
  onlyWith: ['tls'],

  check({ spec }, report) {
    for (const { value, path } of tlsMatches(spec))
      if (value.sniHosts.length === 0)
        report({ path: [...path, 'sniHosts'], part: 'key', message: 'The TLS match has no SNI names.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  tls:
  - match:
    - { port: 443 }
#     ^^^^^^^^^^^^^
`,
      },
    ],
    good: [connections],
  },
})
