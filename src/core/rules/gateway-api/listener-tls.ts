import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import { celRule, entry, textEntry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import type { Told } from '../schema/structure-rule.ts'
import { listOf } from './list-of.ts'

export const listenerTls = celRule(
  'listener-tls',
  {
    id: 'gateway-api/listener-tls',
    title: 'TLS settings that do not fit the protocol of the listener',
    why: `
The API server refuses the object: HTTP, TCP and UDP listeners have no \`tls\`, TLS listeners need it, and an HTTPS listener always
terminates. A connection that stays encrypted is for a TLS listener with \`mode: Passthrough\`.
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
  - name: http
    port: 80
    protocol: HTTP
    tls: { certificateRefs: [{ name: shop }] }
#   ^^^
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: tls
    port: 443
    protocol: TLS
#             ^^^
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls: { mode: Passthrough }
#                ^^^^^^^^^^^
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: TLS
    tls: { mode: Passthrough }
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    for (const [i, listener] of listOf(value).entries()) {
      const told = faultOf([...path, i], listener)
      if (told) return told
    }
    return undefined
  },
)

function faultOf(path: Path, listener: Json): Told | undefined {
  const protocol = textEntry(listener, 'protocol') ?? ''
  const tls = entry(listener, 'tls')
  const mode = tls === undefined ? undefined : textEntry(tls, 'mode')
  switch (protocol) {
    case 'HTTP':
    case 'TCP':
    case 'UDP':
      return tls === undefined
        ? undefined
        : {
            path: [...path, 'tls'],
            part: 'key',
            message: `A listener with protocol ${protocol} cannot have \`tls\`.`,
            fix: fixOf('Remove the TLS settings', remove([...path, 'tls'])),
          }
    case 'HTTPS':
      return mode === undefined || mode === '' || mode === 'Terminate'
        ? undefined
        : {
            path: [...path, 'tls', 'mode'],
            message: `A listener with protocol HTTPS must have \`mode: Terminate\`.`,
            fix: fixOf('Make it a TLS listener', set([...path, 'protocol'], 'TLS')),
          }
    case 'TLS':
      return mode === undefined || mode === ''
        ? { path: [...path, 'protocol'], message: 'A listener with protocol TLS must have `tls`.' }
        : undefined
    default:
      return undefined
  }
}
