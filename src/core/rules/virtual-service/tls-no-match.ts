import { connections } from './good-examples.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const tlsNoMatch = virtualServiceRule({
  id: 'virtual-service/tls-no-match',
  severity: 'error',
  title: 'TLS rule without a match',
  source: { istio: 'pkg/config/validation: validateTLSRoute' },
  why: `
Istio refuses the VirtualService: a TLS rule needs a \`match\` with \`sniHosts\`, the server names it applies to.
`,
  onlyWith: ['tls'],

  check({ spec }, report) {
    for (const [i, route] of spec.tls.entries())
      if (route.match.length === 0)
        report({ path: ['spec', 'tls', i, 'match'], part: 'key', message: 'The TLS rule has no match.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  tls:
  - match: []
#   ^^^^^
`,
      },
    ],
    good: [connections],
  },
})
