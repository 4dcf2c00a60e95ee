import { enumAt, mapAt, mapsAt, serverTlsModes, textAt } from '../../model/read-value.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import { defineRule } from '../define-rule.ts'
import { shop } from '../references/good-examples.ts'

export const tlsVersionOrder = defineRule({
  id: 'advice/tls-version-order',
  severity: 'error',
  layer: 'advice',
  scope: 'object',
  kinds: ['Gateway'],
  title: 'Minimum TLS version above the maximum',
  source: {
    advice: 'Istio hands both versions to Envoy as they are; no version lies between them.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayListenerTLSContext',
  },
  why: `
No client can connect: every TLS handshake fails. Without a minimum it is TLS 1.2. Remove \`maxProtocolVersion\`, or lower
\`minProtocolVersion\`.
`,

  check({ spec }, report) {
    mapsAt(spec, 'servers').forEach((server, i) => {
      const tls = mapAt(server, 'tls')
      if (!terminating.has(enumAt(tls, 'mode', serverTlsModes) ?? '')) return
      const [lowest, highest] = [textAt(tls, 'minProtocolVersion'), textAt(tls, 'maxProtocolVersion')]
      const from = lowest === undefined || lowest === 'TLS_AUTO' ? defaultMinimum : versions.indexOf(lowest)
      const to = versions.indexOf(highest ?? '')
      if (from < 0 || to < 0 || from <= to) return
      const at = ['spec', 'servers', i, 'tls']
      const path = [...at, 'maxProtocolVersion']
      const isWritten = lowest !== undefined && lowest !== 'TLS_AUTO'
      report({
        path,
        message: `The maximum ${highest} is below the minimum ${versions[from]}${isWritten ? '' : ', which holds where none is set'}.`,
        fix: fixOf('Remove the maximum version', remove(path)),
        ...(isWritten && {
          otherFixes: [
            fixOf(
              'Exchange the two versions',
              set([...at, 'minProtocolVersion'], highest ?? ''),
              set(path, lowest),
            ),
          ],
        }),
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      credentialName: shop
      minProtocolVersion: TLSV1_3
      maxProtocolVersion: TLSV1_1
#                         ^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      credentialName: shop
      minProtocolVersion: TLSV1_3
`,
      },
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls: { mode: SIMPLE, credentialName: shop, maxProtocolVersion: TLSV1_1 }
#                                                                  ^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls: { mode: SIMPLE, credentialName: shop }
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls: { mode: SIMPLE, credentialName: shop, minProtocolVersion: TLSV1_2, maxProtocolVersion: TLSV1_2 }
`,
    ],
  },
})

const versions = ['TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3']
const defaultMinimum = versions.indexOf('TLSV1_2')
const terminating = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'])
