import { splitServerHost } from '../../syntax/hosts/server-host.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostEmptyPart = hostRule({
  id: 'gateway/host-empty-part',
  severity: 'error',
  title: 'Host with nothing before or behind its slash',
  source: { istio: 'pkg/config/validation: ValidateNamespaceSlashWildcardHostname' },
  why: `
Istio refuses the Gateway. A host with a slash has the form \`namespace/host\`, where \`*\` stands for any namespace and \`.\`
for the Gateway's own; without a slash any namespace may bind to it.
`,

  check(text, path, report) {
    const { namespace, host } = splitServerHost(text)
    if (namespace === undefined || (namespace !== '' && host !== '')) return
    const missing = namespace === '' ? 'namespace before' : 'host behind'
    report({ path, message: `There is no ${missing} the slash of "${text}".` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts:
    - /shop.example.com
#     ^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [manyHosts],
  },
})
