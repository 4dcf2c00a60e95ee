import { wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { externalApi } from './good-examples.ts'
import { serviceHostRule } from './service-entry-rule.ts'

export const hostFormat = serviceHostRule({
  id: 'service-entry/host-format',
  severity: 'error',
  title: 'Invalid host',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry. A host is a DNS name, without scheme, port and path; the first label may be or begin
with a wildcard. IP addresses belong in \`addresses\` and \`endpoints\`.
`,

  check(host, path, report) {
    const fault = host === '*' ? undefined : wildcardHostFault(host)
    if (!fault) return
    const bare = bareHost(host)
    report({
      path,
      message: `"${host}" is not a valid host: ${fault}.`,
      ...(bare && { fix: fixOf(`Write ${bare}`, set(path, bare)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts:
  - https://api.example.com
#   ^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts:
  - api.example.com
`,
      },
    ],
    good: [externalApi],
  },
})
