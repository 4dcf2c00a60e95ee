import type { CelRule, FieldType, Kind } from '../../kinds/field.ts'
import { gatewayApiKinds } from '../../kinds/gateway-api/index.ts'
import { istioKinds, keyOf } from '../../kinds/index.ts'

/** The kinds whose CRD attaches a CEL condition to one of its fields, in the order of the kinds. */
export function kindsWithCondition(condition: CelRule): readonly string[] {
  const keys = new Set(described().map(keyOf))
  return [...keys].filter(it => conditionsByKey(it).has(condition))
}

/** Whether the CRD of a kind has a CEL condition anywhere. */
export function hasConditions(kind: Kind): boolean {
  return conditionsByKey(keyOf(kind)).size > 0
}

const known = new Map<string, ReadonlySet<CelRule>>()

/** Of a kind that has two descriptions, the conditions of both. */
function conditionsByKey(key: string): ReadonlySet<CelRule> {
  const found =
    known.get(key) ??
    new Set(
      described()
        .filter(it => keyOf(it) === key)
        .flatMap(it => [...conditionsOf(it)]),
    )
  known.set(key, found)
  return found
}

function described(): readonly Kind[] {
  return [...istioKinds, ...gatewayApiKinds('standard'), ...gatewayApiKinds('experimental')]
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
