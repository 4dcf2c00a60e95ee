import { isPort } from '../../syntax/port.ts'
import { database } from './good-examples.ts'
import { servicePortRule } from './service-entry-rule.ts'

export const portTarget = servicePortRule({
  id: 'service-entry/port-target',
  severity: 'error',
  title: 'Target port out of range',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. \`targetPort\` is between 1 and 65535. Without it, endpoints use the port's own number.
`,
  onlyWith: ['targetPort'],

  check({ targetPort }, path, report) {
    if (targetPort === 0 || isPort(targetPort)) return
    report({
      path: [...path, 'targetPort'],
      message: `The target port must be between 1 and 65535, not ${targetPort}.`,
    })
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
