import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { isIstioGroup, kindNamed, kinds } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { defineRule } from '../define-rule.ts'
import { rewriteValue } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { nearest } from './nearest-name.ts'
import { shorten } from './words.ts'

export const kind = defineRule({
  id: 'schema/kind',
  severity: 'error',
  layer: 'schema',
  title: 'Unknown kind of Istio or the Gateway API',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/api/meta: NoKindMatchError' },
  why: `
The API server refuses the object without reading it: this group has no such kind, or does not serve it any more.
Upper and lower case count. Kinds of the Kubernetes Gateway API, such as \`HTTPRoute\`, are in the group \`gateway.networking.k8s.io\`.
`,
  scope: 'object',
  kinds: ['*'],
  check({ apiVersion, kind }, report) {
    const slash = apiVersion.indexOf('/')
    const group = apiVersion.slice(0, slash)
    const isGatewayApi = group === gatewayApiGroup
    if (slash < 0 || !(isIstioGroup(group) || isGatewayApi) || apiVersion.includes('/', slash + 1)) return
    if (kindNamed(kindKey({ apiVersion, kind }))?.group === group) return
    const near = nearest(
      kind,
      kinds.filter(it => it.group === group).map(it => it.kind),
    )
    report({
      path: ['kind'],
      verdictPath: 'apiVersion',
      message: `\`${group}\` has no kind \`${shorten(kind)}\`${near === undefined ? '' : `; the nearest is \`${near}\``}.`,
      ...(isGatewayApi && { lost: true }),
      ...(near !== undefined && { fix: rewriteValue(`Write \`${near}\``, ['kind'], () => near) }),
    })
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1
kind: VirtualServices
#     ^^^^^^^^^^^^^^^
metadata:
  name: reviews
`,
        fixed: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
`,
      },
      {
        yaml: `
apiVersion: networking.istio.io/v1
kind: HTTPRoute
#     ^^^^^^^^^
metadata:
  name: reviews
`,
      },
    ],
    good: [goodGateway],
  },
})
