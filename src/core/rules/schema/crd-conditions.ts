import type { CelRule, FieldType, Kind } from '../../kinds/field.ts'
import { kinds } from '../../kinds/index.ts'

/** The kinds whose CRD attaches a CEL condition to one of its fields, in the order of the kinds. */
export function kindsWithCondition(condition: CelRule): readonly string[] {
  return [...conditionsByKind].filter(([, conditions]) => conditions.has(condition)).map(([kind]) => kind)
}

const conditionsByKind: ReadonlyMap<string, ReadonlySet<CelRule>> = new Map(
  kinds.map(it => [it.kind, conditionsOf(it)]),
)

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
  visit(kind.spec.is)
  return found
}
