import { isPort } from '../../syntax/port.ts'
import { database } from './good-examples.ts'
import { servicePortRule } from './service-entry-rule.ts'

export const portTarget = servicePortRule({
  id: 'service-entry/port-target',
  severity: 'error',
  title: 'Target port out of range',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. \`targetPort\` is from 1 to 65535; without it the port has the same number at the endpoint.
`,

  check({ targetPort }, path, report) {
    if (targetPort === 0 || isPort(targetPort)) return
    report({ path: [...path, 'targetPort'], message: `${targetPort} is not a port from 1 to 65535.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 80, name: http, targetPort: 80800 }
#                                         ^^^^^
`,
      },
    ],
    good: [database],
  },
})
