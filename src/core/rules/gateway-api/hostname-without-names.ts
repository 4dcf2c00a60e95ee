import { fixOf, remove } from '../checks/fixes.ts'
import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const hostnameWithoutNames = celRule(
  'listener-hostname',
  {
    id: 'gateway-api/hostname-without-names',
    title: 'Hostname on a listener whose protocol has none',
    why: `
The API server refuses the object: a TCP or UDP connection names no host, so such a listener cannot pick by one.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: database
    port: 5432
    protocol: TCP
    hostname: db.example.com
#   ^^^^^^^^
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: database
    port: 5432
    protocol: TCP
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const i = listOf(value).findIndex(
      it => ['TCP', 'UDP'].includes(textEntry(it, 'protocol') ?? '') && textEntry(it, 'hostname'),
    )
    if (i < 0) return undefined
    const at = [...path, i, 'hostname']
    return {
      path: at,
      part: 'key',
      message: `A listener with protocol ${textEntry(listOf(value)[i]!, 'protocol')} cannot have a \`hostname\`.`,
      fix: fixOf('Remove the hostname', remove(at)),
    }
  },
)
