import { meetsText, type TextCondition } from '../language/text-condition.ts'
import { conditionOf } from '../model/conditions.ts'
import { booleanAt, field, type JsonMap, mapAt } from '../model/read-value.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'

/** What of a request a condition is about. Names of headers are in lower case. */
export type Variable =
  | { readonly of: 'path' | 'target' | 'method' | 'authority' | 'scheme' }
  | { readonly of: 'header' | 'query'; readonly name: string }

/** One condition of a match. */
export interface Literal {
  readonly variable: Variable
  /** Undefined asks for presence alone. */
  readonly condition: TextCondition | undefined
  /** Of `withoutHeaders`: it must not hold. */
  readonly negated: boolean
}

/** The conditions of a match, all of which have to hold; none for a rule without match. */
export function literalsOf(match: JsonMap | undefined): readonly Literal[] {
  if (!match) return []
  const literals: Literal[] = []
  const ignoreCase = booleanAt(match, 'ignoreUriCase')
  const uri = field(match, 'uri')
  if (isMap(uri)) literals.push(literal({ of: 'path' }, uri, false, ignoreCase))
  for (const name of ['scheme', 'method', 'authority'] as const) {
    const condition = field(match, name)
    if (isMap(condition)) literals.push(literal({ of: name }, condition, false))
  }
  for (const [name, condition] of Object.entries(mapAt(match, 'headers')))
    literals.push(literal(headerVariable(name), condition, false))
  for (const [name, condition] of Object.entries(mapAt(match, 'withoutHeaders')))
    literals.push(literal(headerVariable(name), condition, true))
  for (const [name, condition] of Object.entries(mapAt(match, 'queryParams')))
    literals.push(literal({ of: 'query', name }, condition, false))
  return literals
}

/** Whether a condition holds for the values a request has; undefined for a header or parameter that is not there. */
export function isMet(
  { variable, condition, negated }: Literal,
  values: readonly string[] | undefined,
): boolean {
  if (!negated) return values !== undefined && (!condition || values.some(it => meetsText(condition, it)))
  if (!condition) return values === undefined
  // A missing header counts as an empty one.
  return (values === undefined && isClaim(variable)) || !(values ?? ['']).some(it => meetsText(condition, it))
}

/** Whether it is about a claim of a token, which plain requests do not carry. */
export function isClaim(variable: Variable): boolean {
  return variable.of === 'header' && variable.name.startsWith('@request.auth.claims')
}

/** The same text for the same variable. */
export function variableKey(variable: Variable): string {
  return 'name' in variable ? `${variable.of} ${variable.name}` : variable.of
}

function literal(variable: Variable, condition: Json, negated: boolean, ignoreCase = false): Literal {
  return { variable, condition: readCondition(condition, negated, ignoreCase), negated }
}

function readCondition(value: Json, negated: boolean, ignoreCase: boolean): TextCondition | undefined {
  const found = conditionOf(value, ignoreCase)
  const isPresence = found?.operator === 'regex' && found.text === '*' && negated
  return isPresence ? undefined : found
}

function headerVariable(written: string): Variable {
  const name = written.toLowerCase()
  switch (name) {
    case ':method':
      return { of: 'method' }
    case ':path':
      return { of: 'target' }
    case ':authority':
    case 'host':
      return { of: 'authority' }
    case ':scheme':
      return { of: 'scheme' }
    default:
      return { of: 'header', name }
  }
}
