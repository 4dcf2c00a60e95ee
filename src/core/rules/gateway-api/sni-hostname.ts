import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { celRule } from '../schema/cel-rule.ts'
import { goodTlsRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'
import { isHostname } from './hostname.ts'
import { listOf } from './list-of.ts'

export const sniHostname = celRule(
  'sni-hostnames',
  {
    id: 'gateway-api/sni-hostname',
    title: 'Hostname that is no SNI name',
    why: `
The API server refuses the object: a client names a host by a DNS name, never by an IP address. A wildcard is the whole first label.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
spec:
  hostnames: [192.0.2.1]
#             ^^^^^^^^^
  rules:
  - backendRefs: [{ name: database, port: 5432 }]
`,
        },
      ],
      good: [goodTlsRoute],
    },
  },
  ({ path, value }) => {
    const i = listOf(value).findIndex(it => typeof it === 'string' && (isIpAddress(it) || !isHostname(it)))
    return i < 0
      ? undefined
      : { path: [...path, i], message: `"${shorten(String(listOf(value)[i]))}" cannot be asked for by SNI.` }
  },
)
