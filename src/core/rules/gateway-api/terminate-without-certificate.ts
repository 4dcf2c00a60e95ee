import { celRule, entry, keysOf, textEntry } from '../schema/cel-rule.ts'
import { goodKubernetesGateway } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const terminateWithoutCertificate = celRule(
  'certificates-to-terminate',
  {
    id: 'gateway-api/terminate-without-certificate',
    title: 'TLS that ends here without a certificate',
    why: `
The API server refuses the object: a listener that terminates TLS needs \`certificateRefs\`, or \`options\` that say where the certificate
comes from.
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
  - name: https
    port: 443
    protocol: HTTPS
    tls:
#   ^^^
      mode: Terminate
`,
        },
      ],
      good: [goodKubernetesGateway],
    },
  },
  ({ path, value }) => {
    const { length = 0 } = listOf(entry(value, 'certificateRefs'))
    const options = entry(value, 'options')
    const isGiven = length > 0 || (options !== undefined && keysOf(options).length > 0)
    return textEntry(value, 'mode') !== 'Terminate' || isGiven
      ? undefined
      : { path, part: 'key', message: 'TLS that is terminated here must have `certificateRefs`.' }
  },
)
