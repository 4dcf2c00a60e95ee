import { isProtocol } from '../../syntax/protocol.ts'
import { externalApi } from './good-examples.ts'
import { servicePortRule } from './service-entry-rule.ts'

export const portProtocol = servicePortRule({
  id: 'service-entry/port-protocol',
  severity: 'error',
  title: 'Unknown protocol of a port',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. It supports HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, UDP, MONGO, REDIS and MYSQL.
Without \`protocol\` it detects HTTP itself.
`,

  check({ protocol }, path, report) {
    if (protocol === '' || isProtocol(protocol)) return
    report({ path: [...path, 'protocol'], message: `"${protocol}" is not a protocol that Istio supports.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 5432, name: db, protocol: POSTGRES }
#                                       ^^^^^^^^
`,
      },
    ],
    good: [externalApi],
  },
})
