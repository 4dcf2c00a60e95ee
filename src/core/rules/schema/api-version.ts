import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { apiVersionsOf, kindNamed } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { defineRule } from '../define-rule.ts'
import { rewriteValue } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { listInWords, shorten } from './words.ts'

export const apiVersion = defineRule({
  id: 'schema/api-version',
  severity: 'error',
  layer: 'schema',
  title: 'Version that is not served',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/api/meta: NoKindMatchError' },
  why: `
The API server refuses the object without reading it: the kind does not exist in this version. Istio serves most kinds
as \`v1\`; older versions have the same fields. The experimental channel of the Gateway API serves more versions.
`,
  scope: 'object',
  kinds: ['*'],
  check({ apiVersion, kind, channel }, report) {
    const known = kindNamed(kindKey({ apiVersion, kind }), channel)
    if (!known || apiVersion === '') return
    const [group = '', version, ...rest] = apiVersion.split('/')
    const isBare = version === undefined
    if (rest.length > 0 || (!isBare && (group !== known.group || known.versions.includes(version)))) return
    const served = apiVersionsOf(known)
    const best = served[0]!
    report({
      path: ['apiVersion'],
      message: `A ${kind} is served as ${listInWords(served, 'or')}, not as \`${shorten(apiVersion)}\`.`,
      fix: rewriteValue(`Write \`${best}\``, ['apiVersion'], () => best),
      // Without a group the name could belong to anyone; Istio has no say in it, nor in the Gateway API's versions.
      ...((isBare || known.group === gatewayApiGroup) && { lost: true }),
    })
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v2
#           ^^^^^^^^^^^^^^^^^^^^^^
kind: Gateway
metadata:
  name: public
`,
        fixed: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1alpha2
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
kind: TCPRoute
metadata:
  name: database
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata:
  name: database
`,
      },
    ],
    good: [goodGateway],
  },
})
