import type { JsonMap } from '../model/read-value.ts'
import type { Choice } from './choices.ts'
import type { HostSpace } from './host-choices.ts'
import { isClaim, isMet, type Literal, literalsOf, type Variable, variableKey } from './match-literals.ts'
import { choicesFor } from './value-choices.ts'

/** What a request has to be, for a match to take it and none of the earlier ones. */
export interface FoundRequest {
  readonly method: string
  readonly authority: string
  readonly path: string
  readonly query: readonly { readonly name: string; readonly value: string }[]
  readonly headers: readonly { readonly name: string; readonly values: readonly string[] }[]
}

export type Search =
  | { readonly found: true; readonly request: FoundRequest }
  /** There would be one if a token with claims were there. */
  | { readonly found: false; readonly why: 'token' }
  /** Certain: the match contradicts itself, in what it asks of one variable. */
  | { readonly found: false; readonly why: 'itself'; readonly variable: Variable }
  /** Certain: these earlier matches, by their numbers, leave nothing over. */
  | { readonly found: false; readonly why: 'hidden'; readonly by: readonly number[] }
  | { readonly found: false; readonly why: 'unknown' }

export interface SearchSpace extends HostSpace {
  readonly scheme: 'http' | 'https'
}

/**
 * The smallest request that meets some matches and misses each of the earlier ones, or what makes that impossible. Every
 * variable of a request is cut into the ways to meet and miss the conditions on it; of each one value is chosen.
 */
export function findRequest(
  space: SearchSpace,
  matches: readonly (JsonMap | undefined)[],
  earlier: readonly (JsonMap | undefined)[],
): Search {
  const own = settleScheme(matches.flatMap(literalsOf), space.scheme)
  if (!own) return { found: false, why: 'itself', variable: { of: 'scheme' } }
  const others = earlier.map(it => settleScheme(literalsOf(it), space.scheme))
  const takesAll = others.findIndex(it => it?.length === 0)
  if (takesAll >= 0) return { found: false, why: 'hidden', by: [takesAll] }
  const columns = columnsOf(space, own, others)
  const empty = columns.find(it => it.choices.length === 0)
  if (empty)
    return empty.complete
      ? { found: false, why: 'itself', variable: empty.variable }
      : { found: false, why: 'unknown' }
  const all = others.reduce((bits, it, i) => (it ? bits | bit(i) : bits), 0n)
  const chosen = choose(columns, all)
  if (chosen.best) {
    const withToken = columns.some((it, i) => isClaim(it.variable) && chosen.best?.[i]?.values !== undefined)
    return withToken
      ? { found: false, why: 'token' }
      : { found: true, request: requestOf(columns, chosen.best) }
  }
  return whyNone(columns, others, all, chosen.exhausted)
}

/** The conditions but for those on the scheme, which the connection decides; undefined where one of them fails. */
function settleScheme(literals: readonly Literal[], scheme: string): readonly Literal[] | undefined {
  const rest: Literal[] = []
  for (const it of literals)
    if (it.variable.of !== 'scheme') rest.push(it)
    else if (!isMet(it, [scheme])) return undefined
  return rest
}

/** A variable with its choices, each with the earlier matches that miss it. */
interface Column {
  readonly variable: Variable
  readonly choices: readonly (Choice & { readonly missed: bigint })[]
  readonly complete: boolean
}

function columnsOf(
  space: SearchSpace,
  own: readonly Literal[],
  others: readonly (readonly Literal[] | undefined)[],
): Column[] {
  const variables = new Map<string, { variable: Variable; own: Literal[]; others: [number, Literal][] }>()
  const at = (variable: Variable) => {
    const key = variableKey(variable)
    const known = variables.get(key) ?? { variable, own: [], others: [] }
    variables.set(key, known)
    return known
  }
  for (const variable of [{ of: 'path' }, { of: 'method' }, { of: 'authority' }] as const) at(variable)
  for (const it of own) at(it.variable).own.push(it)
  for (const [i, literals] of others.entries())
    for (const it of literals ?? []) at(it.variable).others.push([i, it])
  return [...variables.values()].map(it => {
    const all = [...it.own, ...it.others.map(([, literal]) => literal)]
    const { choices, complete } = choicesFor(it.variable, it.own, all, space)
    const judged = choices.map(choice => ({
      ...choice,
      missed: it.others.reduce(
        (bits, [i, literal]) => (isMet(literal, choice.values) ? bits : bits | bit(i)),
        0n,
      ),
    }))
    return { variable: it.variable, choices: useful(judged), complete }
  })
}

/** Leaves out what costs as much as another and misses no more. */
function useful(choices: readonly Column['choices'][number][]): Column['choices'] {
  const kept: Column['choices'][number][] = []
  for (const it of choices.toSorted((a, b) => a.cost - b.cost))
    if (!kept.some(other => (other.missed & it.missed) === it.missed)) kept.push(it)
  return kept
}

const mostTries = 30_000

/** One choice of each variable so that all earlier matches are missed, at the lowest cost. */
function choose(columns: readonly Column[], all: bigint): { best?: readonly Choice[]; exhausted: boolean } {
  const reach: bigint[] = [0n]
  const least: number[] = [0]
  for (const { choices } of columns.toReversed()) {
    reach.unshift(choices.reduce((bits, it) => bits | it.missed, reach[0]!))
    least.unshift(least[0]! + Math.min(...choices.map(it => it.cost)))
  }
  let best: readonly Choice[] | undefined
  let price = Number.POSITIVE_INFINITY
  let tries = 0
  const chosen: Choice[] = []
  visit(0, 0n, 0)
  return best ? { best, exhausted: true } : { exhausted: tries < mostTries }

  function visit(column: number, missed: bigint, cost: number): void {
    if (cost + least[column]! >= price || ((missed | reach[column]!) & all) !== all) return
    if (++tries >= mostTries) return
    const current = columns[column]
    if (!current) {
      best = [...chosen]
      price = cost
      return
    }
    for (const it of current.choices) {
      chosen.push(it)
      visit(column + 1, missed | it.missed, cost + it.cost)
      chosen.pop()
    }
  }
}

/** Which of the earlier matches leave nothing over: one alone if it does, else as few together as are needed. */
function whyNone(
  columns: readonly Column[],
  others: readonly (readonly Literal[] | undefined)[],
  all: bigint,
  exhausted: boolean,
): Search {
  const isCertain = (index: number) =>
    (others[index] ?? []).every(
      it =>
        columns.find(column => variableKey(column.variable) === variableKey(it.variable))?.complete === true,
    )
  const missable = columns.reduce(
    (bits, { choices }) => choices.reduce((sum, it) => sum | it.missed, bits),
    0n,
  )
  const alone = others.findIndex((it, i) => it && (missable & bit(i)) === 0n && isCertain(i))
  if (alone >= 0) return { found: false, why: 'hidden', by: [alone] }
  if (!exhausted) return { found: false, why: 'unknown' }
  let needed = all
  const numbers = others.flatMap((it, i) => (it ? [i] : []))
  for (const i of numbers.toReversed()) {
    const without = choose(columns, needed & ~bit(i))
    if (!without.best && without.exhausted) needed &= ~bit(i)
  }
  const by = numbers.filter(i => (needed & bit(i)) !== 0n)
  return by.every(isCertain) ? { found: false, why: 'hidden', by } : { found: false, why: 'unknown' }
}

function bit(index: number): bigint {
  return 1n << BigInt(index)
}

function requestOf(columns: readonly Column[], chosen: readonly Choice[]): FoundRequest {
  const query: FoundRequest['query'][number][] = []
  const headers: FoundRequest['headers'][number][] = []
  const single = { method: 'GET', authority: '', path: '/' }
  columns.forEach(({ variable }, i) => {
    const values = chosen[i]?.values
    if (!values) return
    if (variable.of === 'header') headers.push({ name: variable.name, values })
    else if (variable.of === 'query') query.push({ name: variable.name, value: values[0] ?? '' })
    else if (variable.of === 'method' || variable.of === 'authority' || variable.of === 'path')
      single[variable.of] = values[0] ?? ''
  })
  return { ...single, query, headers }
}
