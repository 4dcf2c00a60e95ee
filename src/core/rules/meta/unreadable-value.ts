import { formatPath } from '../../yaml/path.ts'
import { defineRule } from '../define-rule.ts'
import { decodedSpec } from '../engine/webhook-rule.ts'

export const unreadableValue = defineRule({
  id: 'meta/unreadable-value',
  severity: 'error',
  layer: 'webhook',
  scope: 'object',
  kinds: ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'WorkloadEntry'],
  title: 'Value that Istio cannot decode',
  source: { istio: 'pilot/pkg/config/kube/crd: ConvertObject' },
  why: `
The API server accepts any string here, but Istio refuses the object before it checks the rest. A duration is one or
more numbers with units: \`30s\`, \`1h30m\`, \`250ms\`. Bytes are base64.
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
