import { isLabel } from '../../syntax/label.ts'
import { gatewayRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const name = gatewayRule({
  id: 'gateway/name',
  severity: 'error',
  title: 'Gateway name with dots or more than 63 characters',
  why: `
Istio refuses the Gateway. Its name has to be one DNS label: up to 63 letters, digits and hyphens, no dots, although
Kubernetes would take more. Give it another name, and write that name in the VirtualServices that use it.
`,

  check(gateway, report) {
    if (isLabel(gateway.name)) return
    const reason = gateway.name.length > 63 ? 'longer than 63 characters' : 'not a single DNS label'
    report({
      path: ['metadata', 'name'],
      message: `The Gateway's name "${gateway.name.slice(0, 80)}" is ${reason}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata:
  name: shop.public
#       ^^^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway],
  },
})
