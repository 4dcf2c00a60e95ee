import { isHttpProtocol } from '../../syntax/protocol.ts'
import { fixOf, removeWithParents } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'
import { certificateFields, isPassthrough } from './tls-view.ts'

export const tlsOnHttp = serverRule({
  id: 'gateway/tls-on-http',
  severity: 'error',
  title: 'TLS settings on an HTTP port',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway: a port with plain HTTP cannot terminate TLS. Only \`httpsRedirect\` has an effect there. Set
the protocol to HTTPS, or remove the other settings.
`,
  onlyWith: ['tls'],

  check(server, path, report) {
    const { port, tls } = server
    if (!port || !tls || hasPortFault(server) || !isHttpProtocol(port.protocol)) return
    const files = [tls.caCertificates, tls.privateKey, tls.serverCertificate]
    if (isPassthrough(tls) && files.every(it => it === '')) return
    const fields = ['mode', ...certificateFields(tls)].filter(it => it !== 'mode' || !isPassthrough(tls))
    report({
      path: [...path, 'tls'],
      part: 'key',
      message: `A server with the protocol ${port.protocol} cannot terminate TLS: ${fields.join(', ')} ${fields.length > 1 ? 'have' : 'has'} no effect.`,
      fix: fixOf('Remove these TLS settings', ...fields.map(it => removeWithParents([...path, 'tls', it]))),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    tls: { mode: SIMPLE, credentialName: shop } # left from a copy
#   ^^^
    hosts: [shop.example.com]
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
`,
      },
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    tls:
#   ^^^
      httpsRedirect: true
      mode: SIMPLE
      credentialName: shop
    hosts: [shop.example.com]
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    tls:
      httpsRedirect: true
    hosts: [shop.example.com]
`,
      },
    ],
    good: [httpsGateway],
  },
})
