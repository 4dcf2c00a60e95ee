import { has, type JsonMap, type Labels, labelsAt, mapsAt, textAt, textsAt } from './read-value.ts'

/**
 * Whether labels fit a selector of Kubernetes: all of `matchLabels` and of `matchExpressions`; one without either takes
 * everything. Undefined where an expression is none, which Kubernetes cannot read.
 */
export function fitsSelector(selector: JsonMap, labels: Labels): boolean | undefined {
  const wanted = labelsAt(selector, 'matchLabels') ?? new Map<string, string>()
  const expressions = mapsAt(selector, 'matchExpressions').map(it => meets(it, labels))
  if (expressions.includes(undefined)) return undefined
  return (
    [...wanted].every(([key, value]) => labels.get(key) === value) && expressions.every(it => it === true)
  )
}

function meets(expression: JsonMap, labels: Labels): boolean | undefined {
  const value = labels.get(textAt(expression, 'key') ?? '')
  const values = textsAt(expression, 'values')
  const listed = value !== undefined && values.includes(value)
  switch (textAt(expression, 'operator')) {
    case 'In':
      return values.length > 0 ? listed : undefined
    case 'NotIn':
      return values.length > 0 ? !listed : undefined
    case 'Exists':
      return has(expression, 'values') && values.length > 0 ? undefined : value !== undefined
    case 'DoesNotExist':
      return has(expression, 'values') && values.length > 0 ? undefined : value === undefined
    default:
      return undefined
  }
}
