import { isPartialWildcard, splitServerHost } from '../../syntax/hosts/server-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostPartialWildcard = hostRule({
  id: 'gateway/host-partial-wildcard',
  severity: 'error',
  title: 'Partial wildcard in a host',
  source: { istio: 'pkg/config/validation: ValidatePartialWildCard' },
  why: `
Istio refuses the Gateway. In the host of a server, \`*\` must stand alone or be the whole first label, as in
\`*.example.com\`.
`,

  check(text, path, report) {
    const { namespace, host } = splitServerHost(text)
    if (!isPartialWildcard(host)) return
    const whole = /^\*-?([^*.].*)$/.exec(host)?.[1]
    const better =
      whole && !whole.includes('*')
        ? `${namespace === undefined ? '' : `${namespace}/`}*.${whole}`
        : undefined
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
kind: Gateway
spec:
  servers:
  - hosts:
    - "*shop.example.com"
#     ^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - hosts:
    - "*.shop.example.com"
`,
      },
    ],
    good: [manyHosts],
  },
})
