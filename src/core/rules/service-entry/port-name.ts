import { isLabel } from '../../syntax/label.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { externalApi } from './good-examples.ts'
import { servicePortRule } from './service-entry-rule.ts'

export const portName = servicePortRule({
  id: 'service-entry/port-name',
  severity: 'error',
  title: 'Invalid name of a port',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. The name of a port has at most 63 letters, digits and inner hyphens: \`https\`, \`tcp-db\`.
`,

  check({ name, number, protocol }, path, report) {
    if (isLabel(name)) return
    const at = [...path, 'name']
    const kind = protocol.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const better = `${isLabel(kind) ? kind : 'port'}-${number}`
    report({
      path: at,
      message:
        name === '' ? `Port ${number} has no name.` : `"${name.slice(0, 80)}" is not a valid port name.`,
      fix: fixOf(name === '' ? `Name it ${better}` : `Rename to ${better}`, set(at, better)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 443, name: https_api, protocol: HTTPS }
#                        ^^^^^^^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  ports:
  - { number: 443, name: https-443, protocol: HTTPS }
`,
      },
    ],
    good: [externalApi],
  },
})
