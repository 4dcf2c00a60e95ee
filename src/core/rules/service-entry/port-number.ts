import { isPort } from '../../syntax/port.ts'
import { externalApi } from './good-examples.ts'
import { servicePortRule } from './service-entry-rule.ts'

export const portNumber = servicePortRule({
  id: 'service-entry/port-number',
  severity: 'error',
  title: 'Port number out of range',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. A port number is between 1 and 65535.
`,

  check({ number }, path, report) {
    if (isPort(number)) return
    report({ path: [...path, 'number'], message: `The port must be between 1 and 65535, not ${number}.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 70000, name: http }
#             ^^^^^
`,
      },
    ],
    good: [externalApi],
  },
})
