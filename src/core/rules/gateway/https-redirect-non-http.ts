import { isHttpProtocol } from '../../syntax/protocol.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const httpsRedirectNonHttp = serverRule({
  id: 'gateway/https-redirect-non-http',
  severity: 'warning',
  title: 'HTTPS redirect on a server that does not speak plain HTTP',
  source: { istio: 'pkg/config/validation: ValidateGateway' },
  why: `
\`httpsRedirect\` answers plain HTTP requests with a redirect to HTTPS. On an HTTPS server it sends requests in a circle, on
TCP it does nothing. Move it to the HTTP server of the same hosts.
`,

  check({ port, tls }, path, report) {
    if (!port || !tls?.httpsRedirect || isHttpProtocol(port.protocol)) return
    const redirect = [...path, 'tls', 'httpsRedirect']
    report({
      path: redirect,
      part: 'key',
      message: `The redirect to HTTPS is meant for HTTP servers; this one speaks ${port.protocol || 'no known protocol'}.`,
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
