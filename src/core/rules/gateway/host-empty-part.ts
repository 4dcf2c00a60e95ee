import { splitServerHost } from '../../syntax/hosts/server-host.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostEmptyPart = hostRule({
  id: 'gateway/host-empty-part',
  severity: 'error',
  title: 'Nothing before or after the slash of a host',
  source: { istio: 'pkg/config/validation: ValidateNamespaceSlashWildcardHostname' },
  why: `
Istio refuses the Gateway. A host with a slash has the form \`namespace/host\`, where \`*\` is any namespace and \`.\` the
Gateway's own. Without a slash, VirtualServices of any namespace may use the host.
`,

  check(text, path, report) {
    const { namespace, host } = splitServerHost(text)
    if (namespace === undefined || (namespace !== '' && host !== '')) return
    const missing = namespace === '' ? 'namespace before' : 'host after'
    report({ path, message: `"${text}" has no ${missing} the slash.` })
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
