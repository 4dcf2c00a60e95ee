import { formatPath } from '../../yaml/path.ts'
import { defineRule } from '../define-rule.ts'
import { decodedSpec } from '../engine/webhook-rule.ts'

export const unreadableValue = defineRule({
  id: 'meta/unreadable-value',
  severity: 'error',
  layer: 'webhook',
  scope: 'object',
  kinds: ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'WorkloadEntry'],
  title: 'Value that the API server takes and Istio cannot read',
  source: { istio: 'pilot/pkg/config/kube/crd: ConvertObject' },
  why: `
Kubernetes takes any text here, but Istio cannot read the object and refuses it before it has looked at the rest. A duration
is written as one or more numbers with a unit each: \`30s\`, \`1h30m\`, \`250ms\`; bytes are written in base64.
`,

  check(resource, report) {
    for (const { path, kind, passesSchema } of decodedSpec(resource).faults) {
      if (!passesSchema) continue
      const message = `${formatPath(path)} is not ${kind === 'duration' ? 'a duration such as 30s' : 'base64'}.`
      // Istio says this of the object as a whole, and nothing else: it is not one of its findings.
      report({ path, message, lost: true })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  host: shop
  trafficPolicy:
    connectionPool:
      tcp:
        idleTimeout: 1 hour
#                    ^^^^^^
`,
      },
    ],
    good: [
      `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: shop
  namespace: shop
spec:
  host: shop.shop.svc.cluster.local
  trafficPolicy:
    connectionPool:
      tcp:
        idleTimeout: 1h
`,
    ],
  },
})
