import { isAmbientNamespace } from '../../istio/gateway-api/waypoints/ambient.ts'
import { effective } from '../../model/model.ts'
import { optionalMapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import type { AnalyzerSource } from '../rule-source.ts'
import { selectingCart } from './good-examples.ts'
import { selectorOf } from './selected-pods.ts'

export const sidecarDefaultTwice = namespaceDefaultTwice('Sidecar', it => !selectorOf(it), {
  analyzer: 'pkg/config/analysis/analyzers/sidecar: SelectorAnalyzer',
  codes: ['IST0111'],
})

export const telemetryDefaultTwice = namespaceDefaultTwice(
  'Telemetry',
  it => !optionalMapAt(it.spec, 'selector'),
  { analyzer: 'pkg/config/analysis/analyzers/telemetry: DefaultSelectorAnalyzer', codes: ['IST0160'] },
)

function namespaceDefaultTwice(
  kind: 'Sidecar' | 'Telemetry',
  isDefault: (resource: Resource) => boolean,
  source: AnalyzerSource,
) {
  return analysisRuleForEach({
    id: `analysis/${kind.toLowerCase()}-default-twice`,
    severity: 'error',
    title: `Two ${kind} objects for a whole namespace`,
    source,
    why: `
Istio applies one of them to the namespace, and it is not defined which. Keep one, or give the others a selector.
`,
    each: kind,
    reads: [kind, 'Namespace'],

    check(model, resource, report) {
      if (!isDefault(resource) || (kind === 'Sidecar' && isAmbientNamespace(model, resource.namespace)))
        return
      const others = effective(model, kind).filter(
        it => it !== resource && it.namespace === resource.namespace && isDefault(it),
      )
      if (others.length === 0) return
      report({
        path: ['metadata', 'name'],
        code: source.codes[0],
        message: `${kind} ${others.map(it => it.name).join(', ')} is for the whole namespace ${resource.namespace} as well.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
metadata: { name: default, namespace: shop }
#                 ^^^^^^^
---
kind: ${kind}
metadata: { name: common, namespace: shop }
#                 ^^^^^^
`,
        },
      ],
      good: [selectingCart],
    },
  })
}
