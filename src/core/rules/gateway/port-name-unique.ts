import { fixOf, set } from '../checks/fixes.ts'
import { gatewayRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portNameUnique = gatewayRule({
  id: 'gateway/port-name-unique',
  severity: 'error',
  title: 'Two servers with the same port name',
  source: { istio: 'pkg/config/validation: ValidateGateway' },
  why: `
Istio refuses the Gateway: every server needs a port name of its own. Several servers may share a port number.
`,

  check({ spec }, report) {
    const names = new Set(spec.servers.map(it => it.port?.name))
    const seen = new Set<string>()
    spec.servers.forEach(({ port }, i) => {
      if (!port) return
      if (seen.has(port.name)) {
        const path = ['spec', 'servers', i, 'port', 'name']
        const other = freeName(port.name || 'port', names)
        names.add(other)
        report({
          path,
          message: port.name
            ? `An earlier server already uses the port name "${port.name}".`
            : 'An earlier server has no port name either; port names must be unique.',
          fix: fixOf(port.name ? `Rename to ${other}` : `Name it ${other}`, set(path, other)),
        })
      }
      seen.add(port.name)
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
  - port: { number: 8443, name: https, protocol: HTTPS }
#                               ^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
  - port: { number: 8443, name: https-2, protocol: HTTPS }
`,
      },
    ],
    good: [httpsGateway],
  },
})

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let number = 2
  while (taken.has(`${name}-${number}`)) number++
  return `${name}-${number}`
}
