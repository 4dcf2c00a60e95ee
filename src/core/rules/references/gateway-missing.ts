import {
  findGateway,
  fullGatewayName,
  isGeneratedGateway,
  nameOfGateway,
} from '../../model/gateway-references.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { FindingFix } from '../define-rule.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { shop } from './good-examples.ts'
import { meantGateway } from './near-misses.ts'

export const gatewayMissing = analysisRuleForEach({
  id: 'references/gateway-missing',
  severity: 'error',
  title: 'Gateway that does not exist',
  source: { analyzer: 'pkg/config/analysis/analyzers/virtualservice: GatewayAnalyzer', codes: ['IST0101'] },
  why: `
Requests to the hosts of the VirtualService find no route there: no gateway uses it by this entry. Write \`name\` for a
Gateway of the same namespace, \`namespace/name\` for any other, or remove the entry.
`,
  each: 'VirtualService',
  reads: ['Gateway', 'Gateway.gateway.networking.k8s.io'],

  check(model, resource, report) {
    for (const { text, index } of readVirtualService(resource).gateways) {
      if (text === 'mesh' || isGeneratedGateway(text)) continue
      const { namespace, name } = fullGatewayName(text, resource.namespace)
      if (exists(model, namespace, name)) continue
      const path = ['spec', 'gateways', index]
      const meant = findGateway(model, text, resource.namespace)
      if (meant) {
        const modern = nameOfGateway(meant, resource.namespace)
        report({
          path,
          code: 'IST0101',
          message: `\`${text}\` is an outdated form of ${modern}, which istioctl analyze does not find.`,
          fix: fixOf(`Write ${modern}`, set(path, modern)),
        })
        continue
      }
      const meantName = meantGateway(model, resource, { namespace, name })
      const others = namesakes(model, resource, name).filter(it => it !== meantName)
      const fixes = [...(meantName ? [meantName] : []), ...others].map(it =>
        fixOf(`Use ${it}`, set(path, it)),
      )
      report({
        path,
        code: 'IST0101',
        message: `Gateway ${namespace}/${name} does not exist.`,
        outside: { kind: 'Gateway', namespace, name },
        ...(meantName && { meant: meantName }),
        ...withFixes(fixes),
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
  gateways: [istio-ingress/public]
#            ^^^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public.ingress.svc.cluster.local]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
kind: Gateway
metadata: { name: public, namespace: ingress }
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
---
kind: Gateway
metadata: { name: public, namespace: ingress }
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public-gateway]
#            ^^^^^^^^^^^^^^
---
kind: Gateway
metadata: { name: public-gw, namespace: shop }
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public-gw]
---
kind: Gateway
metadata: { name: public-gw, namespace: shop }
`,
      },
    ],
    good: [shop],
  },
})

/** The analyzer takes a Gateway of the Gateway API for one as well, where it has a spec. */
function exists(model: Model, namespace: string, name: string): boolean {
  if (model.find('Gateway', namespace, name)) return true
  const other = model.find('Gateway.gateway.networking.k8s.io', namespace, name)
  return other !== undefined && Object.keys(other.spec).length > 0
}

/** Gateways of the same name in other namespaces, as the VirtualService would name them. */
function namesakes(model: Model, { namespace }: Resource, name: string): string[] {
  return model
    .ofKind('Gateway')
    .filter(it => it.name === name)
    .slice(0, 3)
    .map(it => nameOfGateway(it, namespace))
}

function withFixes([fix, ...otherFixes]: readonly FindingFix[]) {
  return fix ? { fix, otherFixes } : {}
}
