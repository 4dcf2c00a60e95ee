import { fixOf, remove } from '../checks/fixes.ts'
import { celRule, entry, textEntry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'
import { listOf } from './list-of.ts'

export const addressTwice = celRule(
  'addresses-unique',
  {
    id: 'gateway-api/address-twice',
    title: 'Address that is written twice',
    why: `
The API server refuses the object: no IP address and no host name may stand in \`addresses\` twice.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  addresses:
  - value: 192.0.2.1
  - value: 192.0.2.1
#          ^^^^^^^^^
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  addresses:
  - value: 192.0.2.1
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const all = listOf(value).map(it => ({ type: textEntry(it, 'type'), text: entry(it, 'value') }))
    const second = all.findIndex(
      ({ type, text }, i) =>
        text !== undefined &&
        (type === 'IPAddress' || type === 'Hostname') &&
        all.slice(0, i).some(it => it.type === type && it.text === text),
    )
    if (second < 0) return undefined
    return {
      path: [...path, second, 'value'],
      message: `The address ${shorten(String(all[second]?.text))} stands here twice.`,
      fix: fixOf('Remove the second', remove([...path, second])),
    }
  },
)
