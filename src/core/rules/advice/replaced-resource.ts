import { kindKey } from '../../kinds/kind-key.ts'
import { replaced } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { translationRule } from '../references/analysis-rule.ts'
import { shop } from '../references/good-examples.ts'

export const replacedResource = translationRule({
  id: 'advice/replaced-resource',
  severity: 'warning',
  title: 'Two resources of one name',
  source: {
    advice:
      'A cluster has one object of a kind, namespace and name; kubectl apply leaves the last of several.',
  },
  why: `
Only the last one counts: \`kubectl apply\` replaces the earlier one with it. Everything here is judged, drawn and traced
as if the earlier one were not there. Give one of them another name, or remove it.
`,

  check(model, report) {
    const before = new Map<Resource, Resource>()
    for (const resource of replaced(model)) {
      if (resource.name === '' || resource.apiVersion === '') continue
      const later = model.find(kindKey(resource), resource.namespace, resource.name)
      if (!later) continue
      before.set(later, resource)
      report(resource, {
        path: ['metadata', 'name'],
        message: `Is replaced by the later ${fullName(later)}.`,
        concerns: later.id,
      })
    }
    for (const [later, resource] of before)
      report(later, {
        path: ['metadata', 'name'],
        message: `Replaces the earlier ${fullName(resource)}.`,
        concerns: resource.id,
      })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
#                 ^^^^
spec:
  hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
#                 ^^^^
spec:
  hosts: [www.example.com]
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80, protocol: TCP }] }
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: other }
spec: { ports: [{ name: http, port: 80, protocol: TCP }] }
`,
    ],
  },
})

function fullName({ kind, namespace, name }: Resource): string {
  return `${kind} ${namespace}/${name}`
}
