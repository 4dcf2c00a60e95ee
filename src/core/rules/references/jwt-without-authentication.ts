import { findGateway } from '../../model/gateway-references.ts'
import { readGateway, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { labelsAt, mapAt } from '../../model/read-value.ts'
import { readVirtualService, type VirtualService } from '../../model/virtual-services.ts'
import { type Pod, podsOf } from '../../model/workloads.ts'
import { isJwtClaim } from '../../syntax/http/jwt-claim.ts'
import type { Path } from '../../yaml/path.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const jwtWithoutAuthentication = analysisRuleForEach({
  id: 'references/jwt-without-authentication',
  severity: 'error',
  title: 'Match on a JWT claim that is not verified',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: JWTClaimRouteAnalyzer',
    codes: ['IST0149'],
  },
  why: `
The match never applies: claims are available only if a RequestAuthentication verifies the token at the gateway, and
there is none. Add one whose selector matches the gateway's Pods.
`,
  each: 'VirtualService',
  reads: ['Gateway', 'Pod', 'Service', 'RequestAuthentication'],

  check(model, resource, report) {
    const view = readVirtualService(resource)
    const claim = firstClaim(view)
    if (!claim) return
    for (const { text } of view.gateways) {
      const gateway = findGateway(model, text, resource.namespace)
      if (!gateway) continue
      const { selector } = readGateway(gateway)
      const unchecked = podsOf(model).filter(
        it => selects(selector, it.labels) && !isAuthenticated(model, it),
      )
      for (const pod of unchecked)
        report({
          path: claim.path,
          part: 'key',
          code: 'IST0149',
          message: `No RequestAuthentication applies to Pod ${pod.namespace}/${pod.name} of Gateway ${gateway.name}.`,
          ...(pod.isAssumed && {
            outside: {
              kind: 'RequestAuthentication',
              namespace: pod.namespace,
              name: 'for the ingress gateway',
            },
          }),
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
  - match:
    - headers:
        "@request.auth.claims.group": { exact: staff }
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { selector: { istio: ingressgateway } }
`,
      },
    ],
    good: [shop],
  },
})

function firstClaim({ http }: VirtualService): { readonly path: Path } | undefined {
  for (const rule of http)
    for (const match of rule.matches)
      for (const list of ['headers', 'withoutHeaders']) {
        const name = Object.keys(mapAt(match.value, list)).find(isJwtClaim)
        if (name !== undefined) return { path: [...match.path, list, name] }
      }
  return undefined
}

function isAuthenticated(model: Model, pod: Pod): boolean {
  return effective(model, 'RequestAuthentication').some(
    it =>
      (it.namespace === model.settings.rootNamespace || it.namespace === pod.namespace) &&
      selects(labelsAt(mapAt(it.spec, 'selector'), 'matchLabels'), pod.labels),
  )
}
