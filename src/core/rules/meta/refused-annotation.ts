import { istioKinds } from '../../kinds/index.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { refusingAnnotations, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'

/** A rule about an annotation for which Istio refuses an object whatever is in it. */
export function refusedAnnotation(
  page: Pick<WebhookRule<unknown>, 'id' | 'title' | 'source' | 'why'> & {
    readonly annotation: string
    /** All of Istio's unless it says. */
    readonly kinds?: readonly string[]
    readonly message: string
  },
) {
  const { id, title, source, why, annotation, message } = page
  return webhookRule({
    id,
    severity: 'error',
    title,
    source,
    why,
    kinds: page.kinds ?? istioKinds.map(it => it.kind),
    onlyWith: [annotation],
    runsFirst: true,

    check({ kind, annotations, spec }, report) {
      if (!refusingAnnotations(kind, annotations, spec).includes(annotation)) return
      const path = ['metadata', 'annotations', annotation]
      report({ path, part: 'key', message, fix: fixOf('Remove the annotation', remove(path)) })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: public
  annotations:
    team: shop
    ${annotation}: "true"
#   ${'^'.repeat(annotation.length)}
`,
          fixed: `
kind: Gateway
metadata:
  name: public
  annotations:
    team: shop
`,
        },
      ],
      good: [
        `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: istio-ingress
  annotations:
    team: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 8080
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
`,
      ],
    },
  })
}
