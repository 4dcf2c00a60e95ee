import type { CelRule, FieldType, Kind } from '../../kinds/field.ts'
import { gatewayApiKinds } from '../../kinds/gateway-api/index.ts'
import { istioKinds, keyOf } from '../../kinds/index.ts'

/** The kinds whose CRD attaches a CEL condition to one of its fields, in the order of the kinds. */
export function kindsWithCondition(condition: CelRule): readonly string[] {
  return [...conditionsByKind].filter(([, conditions]) => conditions.has(condition)).map(([kind]) => kind)
}

const conditionsByKind: ReadonlyMap<string, ReadonlySet<CelRule>> = merged([
  ...istioKinds,
  ...gatewayApiKinds('standard'),
  ...gatewayApiKinds('experimental'),
])

/** Whether the CRD of a kind has a CEL condition anywhere. */
export function hasConditions(kind: Kind): boolean {
  return (conditionsByKind.get(keyOf(kind))?.size ?? 0) > 0
}

/** Of a kind that has two descriptions, the conditions of both. */
function merged(kinds: readonly Kind[]): ReadonlyMap<string, ReadonlySet<CelRule>> {
  const conditions = new Map<string, ReadonlySet<CelRule>>()
  for (const it of kinds)
    conditions.set(keyOf(it), new Set([...(conditions.get(keyOf(it)) ?? []), ...conditionsOf(it)]))
  return conditions
}

function conditionsOf(kind: Kind): ReadonlySet<CelRule> {
  const found = new Set<CelRule>()
  const seen = new Set<FieldType>()
  const visit = (type: FieldType): void => {
    // Kinds share the types of fields that mean the same, so that most of them come by many times.
    if (seen.has(type)) return
    seen.add(type)
    for (const condition of type.cel ?? []) found.add(condition)
    if (type.type === 'object') for (const { is } of Object.values(type.fields)) visit(is)
    if (type.type === 'map') visit(type.values)
    if (type.type === 'list') visit(type.items)
  }
  for (const { is } of [kind.spec, ...Object.values(kind.older ?? {})]) visit(is)
  return found
}
