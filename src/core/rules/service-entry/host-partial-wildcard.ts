import { isPartialWildcard } from '../../syntax/hosts/server-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { anyName } from './good-examples.ts'
import { serviceHostRule } from './service-entry-rule.ts'

export const hostPartialWildcard = serviceHostRule({
  id: 'service-entry/host-partial-wildcard',
  severity: 'warning',
  title: 'Wildcard that is only a part of a label',
  source: { istio: 'pkg/config/validation: ValidatePartialWildCard' },
  why: `
Istio takes it but does not match it as one would think: a \`*\` stands for whole labels only, as in \`*.example.com\`.
`,

  check(host, path, report, { resolution }) {
    if (resolution === 'DYNAMIC_DNS' || !isPartialWildcard(host)) return
    const whole = /^\*-?([^*.].*)$/.exec(host)?.[1]
    const better = whole && !whole.includes('*') ? `*.${whole}` : undefined
    report({
      path,
      message: `The wildcard in "${host}" is not a whole label.`,
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
