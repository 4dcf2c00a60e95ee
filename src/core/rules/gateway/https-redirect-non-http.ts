import { isHttpProtocol } from '../../syntax/protocol.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const httpsRedirectNonHttp = serverRule({
  id: 'gateway/https-redirect-non-http',
  severity: 'warning',
  title: 'HTTPS redirect on a server that is not HTTP',
  source: { istio: 'pkg/config/validation: ValidateGateway' },
  why: `
\`httpsRedirect\` redirects plain HTTP requests to HTTPS. On an HTTPS server it makes a redirect loop, on a TCP server it
does nothing. Move it to the HTTP server of the same hosts.
`,
  onlyWith: ['httpsRedirect'],

  check({ port, tls }, path, report) {
    if (!port || !tls?.httpsRedirect || isHttpProtocol(port.protocol)) return
    const redirect = [...path, 'tls', 'httpsRedirect']
    report({
      path: redirect,
      part: 'key',
      message: `httpsRedirect is for HTTP servers; the protocol of this one is ${port.protocol || 'unknown'}.`,
      fix: fixOf('Remove the redirect', remove(redirect)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls:
      httpsRedirect: true
#     ^^^^^^^^^^^^^
      mode: SIMPLE
      credentialName: shop
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls:
      mode: SIMPLE
      credentialName: shop
`,
      },
    ],
    good: [httpsGateway],
  },
})
