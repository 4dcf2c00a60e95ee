import {
  type JsonMap,
  type Labels,
  labelsAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../../model/read-value.ts'

/**
 * Whether a selector of Kubernetes' (`matchLabels` and `matchExpressions`) at a member takes the labels. An absent one
 * takes all, one with an operator that is none takes nothing.
 */
export function selectsLabels(map: JsonMap, member: string, labels: Labels): boolean {
  const selector = optionalMapAt(map, member)
  if (!selector) return true
  const wanted = labelsAt(selector, 'matchLabels') ?? new Map<string, string>()
  return (
    [...wanted].every(([key, value]) => labels.get(key) === value) &&
    mapsAt(selector, 'matchExpressions').every(it => holds(it, labels))
  )
}

function holds(expression: JsonMap, labels: Labels): boolean {
  const value = labels.get(textAt(expression, 'key') ?? '')
  const values = textsAt(expression, 'values')
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    default:
      return false
  }
}
