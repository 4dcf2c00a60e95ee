import { isPartialWildcard } from '../../syntax/hosts/server-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { anyName } from './good-examples.ts'
import { serviceHostRule } from './service-entry-rule.ts'

export const hostPartialWildcard = serviceHostRule({
  id: 'service-entry/host-partial-wildcard',
  severity: 'warning',
  title: 'Partial wildcard in a host',
  source: { istio: 'pkg/config/validation: ValidatePartialWildCard' },
  why: `
Istio accepts it, but a \`*\` stands only for whole labels, as in \`*.example.com\`, so the host does not match what it
seems to.
`,

  check(host, path, report, { resolution }) {
    if (resolution === 'DYNAMIC_DNS' || !isPartialWildcard(host)) return
    const whole = /^\*-?([^*.].*)$/.exec(host)?.[1]
    const better = whole && !whole.includes('*') ? `*.${whole}` : undefined
    report({
      path,
      message: `The wildcard in "${host}" must be the whole first label.`,
      ...(better && { fix: fixOf(`Write ${better}`, set(path, better)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts:
  - "*api.example.com"
#   ^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts:
  - "*.api.example.com"
`,
      },
    ],
    good: [anyName],
  },
})
