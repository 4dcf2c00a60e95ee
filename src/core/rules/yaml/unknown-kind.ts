import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { isIstioGroup, kinds } from '../../kinds/index.ts'
import { kubernetesKindOf } from '../../kinds/kubernetes.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'
import { nearest } from '../schema/nearest-name.ts'
import { shorten } from '../schema/words.ts'

const names = kinds.map(it => it.kind)

export const unknownKind = defineRule({
  id: 'yaml/unknown-kind',
  severity: 'info',
  layer: 'yaml',
  title: 'Kind that is not checked',
  source: {
    advice:
      'A kind is checked only where its fields are described here: those of Istio, the Gateway API and the Kubernetes kinds around them.',
  },
  why: `
Drawbridge does not know this API group. The object is kept as it is, but it is not drawn, and only its YAML is checked.
Istio's kinds need one of Istio's groups in \`apiVersion\`.
`,
  scope: 'object',
  kinds: ['*'],
  check({ apiVersion, kind }, report) {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
    if (
      isIstioGroup(group) ||
      group === gatewayApiGroup ||
      apiVersion === '' ||
      kubernetesKindOf(apiVersion, kind)
    )
      return
    const near = nearest(kind, names)
    // Kubernetes' own groups hold what deployments are full of; saying so of each would be noise.
    if (near === undefined && (!group.includes('.') || group.endsWith('.k8s.io'))) return
    report({
      path: ['kind'],
      message: `A ${shorten(kind)} of \`${shorten(apiVersion)}\` is not checked here.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: serving.example.com/v1
kind: Service
#     ^^^^^^^
metadata:
  name: hello
`,
      },
    ],
    good: [goodGateway],
  },
})
