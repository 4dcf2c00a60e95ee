import { isPort } from '../../syntax/port.ts'
import { shopRoutes } from './good-examples.ts'
import { httpMatches, l4Matches } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const matchPort = virtualServiceRule({
  id: 'virtual-service/match-port',
  severity: 'error',
  title: 'Port out of range in a match',
  source: { istio: 'pkg/config/validation: validateHTTPRouteMatchRequest' },
  why: `
Istio refuses the VirtualService. A port number is between 1 and 65535. Remove the port to match any.
`,
  onlyWith: ['match'],

  check({ spec }, report) {
    for (const { value, path } of [...httpMatches(spec), ...l4Matches(spec)]) {
      if (value.port === 0 || isPort(value.port)) continue
      report({ path: [...path, 'port'], message: `The port must be between 1 and 65535, not ${value.port}.` })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  tcp:
  - match:
    - port: 70000
#           ^^^^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
