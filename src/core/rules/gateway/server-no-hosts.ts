import { serverRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const serverNoHosts = serverRule({
  id: 'gateway/server-no-hosts',
  severity: 'error',
  title: 'Server without hosts',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway: a server must list the hosts it serves. \`"*"\` stands for all hosts.
`,

  check({ hosts }, path, report) {
    if (hosts.length > 0) return
    report({ path: [...path, 'hosts'], part: 'key', message: 'The server has no hosts.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: []
#   ^^^^^
`,
      },
    ],
    good: [manyHosts],
  },
})
