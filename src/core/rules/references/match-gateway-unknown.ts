import { findGateway, nameOfGateway, resolveGatewayName } from '../../model/gateway-references.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { nearName } from '../../text/near-name.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { translationRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const matchGatewayUnknown = translationRuleForEach({
  id: 'references/match-gateway-unknown',
  severity: 'error',
  title: 'Match for a gateway that the VirtualService does not use',
  source: {
    advice: 'Istio compares the gateways of a match with the one it builds routes for.',
    seenIn: 'pilot/pkg/networking/core/route: sourceMatchHTTP',
  },
  why: `
The match never applies: the gateway must be in the match and in \`spec.gateways\`. Add it to \`spec.gateways\`, or correct
the name.
`,
  each: 'VirtualService',
  reads: ['Gateway'],

  check(model, resource, report) {
    const view = readVirtualService(resource)
    const own = new Set(view.gateways.map(it => meaning(it.text, resource.namespace)))
    if (own.size === 0) own.add('mesh')
    for (const rule of rulesOf(view))
      for (const match of rule.matches)
        for (const { text, index } of match.gateways) {
          if (own.has(meaning(text, resource.namespace))) continue
          const gateway = findGateway(model, text, resource.namespace)
          const path = [...match.path, 'gateways', index]
          const meant = nearName(
            text,
            view.gateways.map(it => it.text),
          )
          report({
            path,
            ...(meant !== undefined && { fix: fixOf(`Use ${meant}`, set(path, meant)) }),
            message: gateway
              ? `Gateway ${nameOfGateway(gateway, resource.namespace)} is not among the gateways of this VirtualService.`
              : `\`${text}\` is not among the gateways of this VirtualService${meant ? `; \`${meant}\` is` : ''}.`,
          })
        }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ gateways: [privat] }]
#                        ^^^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public-gw]
  http:
  - match: [{ gateways: [public-gateway] }]
#                        ^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public-gw]
  http:
  - match: [{ gateways: [public-gw] }]
`,
      },
    ],
    good: [shop],
  },
})

function meaning(text: string, namespace: string): string {
  const name = resolveGatewayName(text, namespace)
  return name ? `${name.namespace}/${name.name}` : 'mesh'
}
