import { pathDomain } from '../language/text-atoms.ts'
import { methods, queryValues } from '../language/text-automaton.ts'
import type { TextCondition } from '../language/text-condition.ts'
import { isKnownMethod } from '../request/request.ts'
import { atomsOf, type Choices, optional, priced } from './choices.ts'
import { headerChoices } from './header-choices.ts'
import { type HostSpace, hostChoices } from './host-choices.ts'
import { isMet, type Literal, type Variable } from './match-literals.ts'

/**
 * The values of one variable that meet what a match asks of it, one for each way to meet or miss what other matches ask.
 * `wanted` are the match's own conditions on it, `all` those of every match looked at.
 */
export function choicesFor(
  variable: Variable,
  wanted: readonly Literal[],
  all: readonly Literal[],
  hosts: HostSpace,
): Choices {
  const conditions = distinct(all.flatMap(it => it.condition ?? []))
  const fits = (values: readonly string[] | undefined) => wanted.every(it => isMet(it, values))
  switch (variable.of) {
    case 'path':
    case 'target': {
      const found = atomsOf(pathDomain(conditions), conditions, ['/'], wanted)
      // The whole target is only tried without query.
      return { ...priced(found, fits, pathCost), complete: found.complete && variable.of === 'path' }
    }
    case 'method':
      return priced(atomsOf(methods, conditions, usualMethods, wanted), fits, methodCost)
    case 'authority':
      return hostChoices(conditions, wanted, hosts, fits)
    case 'query':
      return queryChoices(variable, conditions, fits)
    case 'header':
      return headerChoices(variable, conditions, all, fits)
    case 'scheme':
      return { choices: [], complete: false }
  }
}

const usualMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND']

function pathCost(path: string): number {
  return path.length + 3 * (path.split('%').length - 1) + 2 * (path.split('//').length - 1)
}

function methodCost(method: string): number {
  const usual = usualMethods.indexOf(method)
  return usual >= 0 ? usual : isKnownMethod(method) ? 12 : 40
}

function queryChoices(
  { name }: Variable & { readonly name: string },
  conditions: readonly TextCondition[],
  fits: (values: readonly string[] | undefined) => boolean,
): Choices {
  const isPlain = (text: string) => /^[\x21-\x7e]*$/.test(text)
  // A name ends where a value or the next parameter begins.
  if (/[=&#]/.test(name)) return optional({ atoms: [], complete: true }, fits, 0)
  const found = isPlain(name)
    ? atomsOf(queryValues, conditions, ['1', 'a'], [])
    : { atoms: [], complete: false }
  const { choices, complete } = optional(found, fits, 4 + name.length)
  // What Envoy makes of other bytes in a query is not known here.
  return { choices, complete: complete && conditions.every(it => isPlain(it.text)) }
}

function distinct(conditions: readonly TextCondition[]): TextCondition[] {
  const kept: TextCondition[] = []
  const seen = new Set<string>()
  for (const it of conditions) {
    const key = `${it.operator} ${it.ignoreCase} ${it.text}`
    if (!seen.has(key)) kept.push(it)
    seen.add(key)
  }
  return kept
}
