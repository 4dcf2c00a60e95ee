import { regexAutomaton } from '../language/regex-automaton.ts'
import type { TextCondition } from '../language/text-condition.ts'
import { atomsOf, type Choices, priced } from './choices.ts'
import type { Literal } from './match-literals.ts'

/** The hosts that a virtual host answers for. */
export interface HostSpace {
  readonly domain: string
  /** Domains of other virtual hosts that lie within its own. */
  readonly others: readonly string[]
  answersFor(authority: string): boolean
}

/** Names of hosts: those that read well first, the others only where a condition asks for more. */
export function hostChoices(
  conditions: readonly TextCondition[],
  wanted: readonly Literal[],
  { domain, others, answersFor }: HostSpace,
  fits: (values: readonly string[]) => boolean,
): Choices {
  const names = ['a', 'some.other', 'b', 'zz9', 'www', 'x-1'].map(it => concreteHost(domain, it))
  const preferred = [...names, `${names[0]}:80`].filter(answersFor)
  if (conditions.length === 0 && preferred[0])
    return { choices: [{ values: [preferred[0]], cost: 0 }], complete: true }
  const language = regexAutomaton(hostPattern(domain))
  const excluded = others
    .slice(0, 20)
    .map((it): TextCondition => ({ operator: 'regex', text: hostPattern(it), ignoreCase: false }))
  const tried = [...preferred, ...conditions.map(it => it.text).filter(answersFor)]
  if (!language) {
    const choices = tried.filter(it => fits([it])).map((it, i) => ({ values: [it], cost: i * 3 }))
    return { choices, complete: false }
  }
  const literals = [
    ...wanted,
    ...excluded.map((condition): Literal => ({ variable: { of: 'authority' }, condition, negated: true })),
  ]
  const found = atomsOf(language, [...conditions, ...excluded], preferred, literals)
  const answered = found.atoms.filter(it => answersFor(it.text))
  return {
    ...priced({ atoms: answered, complete: true }, fits, it => (it === preferred[0] ? 0 : 3 + it.length)),
    complete: found.complete && answered.length === found.atoms.length && others.length <= 20,
  }
}

/** A name that a domain covers. */
export function concreteHost(domain: string, label = 'a'): string {
  if (domain === '*') return everywhere[label] ?? label
  return domain.startsWith('*') ? `${label}${domain.slice(1)}` : domain
}

/** Names of many domains, for what answers for all but some. */
const everywhere: Readonly<Record<string, string | undefined>> = {
  a: 'any.example.com',
  b: 'any.example.org',
  www: 'www.test',
  'x-1': '192.0.2.1',
}

/** The Host headers of a domain: in any letter case, with or without port. */
function hostPattern(domain: string): string {
  const port = '(?::[!-9;-~]*)?'
  if (domain === '*') return '[!-~]+'
  const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return domain.startsWith('*')
    ? `[!-~]+(?i:${literally(domain.slice(1))})${port}`
    : `(?i:${literally(domain)})${port}`
}
