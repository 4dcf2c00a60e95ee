import { externalApi } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

const resolutions = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']

export const unknownResolution = serviceEntryRule({
  id: 'service-entry/unknown-resolution',
  severity: 'error',
  title: 'Number that is no resolution',
  why: `
Istio refuses the ServiceEntry. Write the resolution by its name: ${resolutions.map(it => `\`${it}\``).join(', ')}.
`,

  check({ spec }, report) {
    if (resolutions.includes(spec.resolution)) return
    report({
      path: ['spec', 'resolution'],
      message: `There is no resolution with the number ${spec.resolution}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  resolution: 9
#             ^
`,
      },
    ],
    good: [externalApi],
  },
})
