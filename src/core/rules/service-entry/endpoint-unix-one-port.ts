import { isUnixAddress } from '../../syntax/hosts/unix-path.ts'
import { socketService } from './good-examples.ts'
import { endpointRule } from './service-entry-rule.ts'

export const endpointUnixOnePort = endpointRule({
  id: 'service-entry/endpoint-unix-one-port',
  severity: 'error',
  title: 'Unix socket for a service with several ports',
  source: { istio: 'pkg/config/validation: validateWorkloadEntry' },
  why: `
Istio refuses the ServiceEntry: a Unix socket serves one port, so the service must have exactly one.
`,

  check({ endpoint, path, mode, portNames }, report) {
    if (mode !== 'static' || !portNames || !isUnixAddress(endpoint.address)) return
    const count = new Set(portNames).size
    if (count === 1) return
    report({
      path: [...path, 'address'],
      message: `A Unix socket serves one port, but the service has ${count === 0 ? 'none' : count}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [sidekick.example.com]
  resolution: STATIC
  ports:
  - { number: 8080, name: http }
  - { number: 9090, name: admin }
  endpoints:
  - address: unix:///var/run/sidekick.sock
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [socketService],
  },
})
