import { isServerHostNamespace, splitServerHost } from '../../syntax/hosts/server-host.ts'
import { hostRule } from './gateway-rule.ts'
import { manyHosts } from './good-examples.ts'

export const hostNamespace = hostRule({
  id: 'gateway/host-namespace',
  severity: 'error',
  title: 'Invalid namespace of a host',
  source: { istio: 'pkg/config/validation: ValidateNamespaceSlashWildcardHostname' },
  why: `
Istio refuses the Gateway. Before the slash comes the name of a namespace, \`*\` for any, or \`.\` for the Gateway's own.
`,

  check(text, path, report) {
    const { namespace } = splitServerHost(text)
    if (namespace === undefined || isServerHostNamespace(namespace)) return
    report({ path, message: `"${namespace}" before the slash is not a namespace, * or a dot.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts:
    - ~/shop.example.com
#     ^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [manyHosts],
  },
})
