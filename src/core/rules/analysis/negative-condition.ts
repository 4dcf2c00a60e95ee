import { type JsonMap, listAt, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Path } from '../../yaml/path.ts'
import { analysisRuleForKinds, type EachRule } from '../references/analysis-rule.ts'
import { selectingCart } from './good-examples.ts'

const page = {
  id: 'analysis/negative-condition',
  severity: 'warning',
  title: 'Object whose status says that it is not in effect',
  source: { analyzer: 'pkg/config/analysis/analyzers/conditions: ConditionAnalyzer', codes: ['IST0171'] },
  why: `
A controller of the cluster that the text comes from has not taken the object, or part of it. The condition's message
says why. Without its status, the text says nothing about that.
`,
  examples: {
    bad: [
      {
        yaml: `
kind: Service
metadata: { name: cart, namespace: shop }
status:
  conditions:
  - { type: istio.io/WaypointBound, status: "False", reason: NotFound }
#                                           ^^^^^^^
`,
      },
    ],
    good: [selectingCart],
  },
} as const

/** The types of condition that count, by kind. */
const conditionTypes: { readonly [kind: string]: readonly string[] } = {
  Service: ['istio.io/WaypointBound'],
  ServiceEntry: ['istio.io/WaypointBound'],
  WorkloadEntry: ['istio.io/WaypointBound'],
  AuthorizationPolicy: ['ZtunnelAccepted', 'WaypointAccepted'],
}

const check: EachRule['check'] = (_model, { kind, value }, report) => {
  const at: Path = ['status', 'conditions']
  const conditions = mapsAt(mapAt(value, 'status'), 'conditions')
  if (listAt(mapAt(value, 'status'), 'conditions').length === 0) return
  conditions.forEach((condition, i) => {
    if (!isNegative(condition, conditionTypes[kind] ?? [])) return
    report({
      path: [...at, i, 'status'],
      code: 'IST0171',
      message: `The condition ${textAt(condition, 'type') ?? 'without a type'} is ${textAt(condition, 'status') || 'not set'}.`,
    })
  })
}

export const negativeCondition = analysisRuleForKinds({ ...page, kinds: Object.keys(conditionTypes), check })

/** A condition of another type counts where it has no status at all, as Istio compares it. */
function isNegative(condition: JsonMap, types: readonly string[]): boolean {
  const type = textAt(condition, 'type') ?? ''
  const status = textAt(condition, 'status') ?? ''
  if (!types.includes(type)) return status === ''
  return (
    status === 'False' || (type === 'WaypointAccepted' && textAt(condition, 'reason') === 'PartiallyInvalid')
  )
}
