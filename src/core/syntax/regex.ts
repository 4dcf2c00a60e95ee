import { RE2JS } from '@bufbuild/re2'
import { withPlainClasses } from './unicode-class.ts'
import { utf8Length } from './utf8.ts'

/** What is wrong with a regular expression that Istio is to hand to Envoy. */
export interface RegexFault {
  readonly kind: 'empty' | 'long' | 'syntax'
  /** As a clause. */
  readonly reason: string
}

const maxBytes = 1024
const faults = new Map<string, RegexFault | undefined>()

/** Why Istio refuses a regular expression: empty, longer than 1024 bytes, or not RE2 syntax. Undefined when it takes it. */
export function regexFault(pattern: string): RegexFault | undefined {
  return pattern === '' ? { kind: 'empty', reason: 'it is empty' } : patternFault(pattern)
}

/** The same for a pattern that may be empty (an absent one is checked elsewhere). */
export function patternFault(pattern: string): RegexFault | undefined {
  if (pattern.length > maxBytes || utf8Length(pattern) > maxBytes)
    return { kind: 'long', reason: `it is longer than ${maxBytes} bytes` }
  if (faults.has(pattern)) return faults.get(pattern)
  if (faults.size >= 2000) faults.clear()
  const fault = syntaxFault(pattern)
  faults.set(pattern, fault)
  return fault
}

function syntaxFault(pattern: string): RegexFault | undefined {
  try {
    RE2JS.compile(withPlainClasses(pattern))
    return undefined
  } catch {
    return { kind: 'syntax', reason: syntaxReason(pattern) }
  }
}

/** Names the usual reason, for people who come from other regular expressions. */
function syntaxReason(pattern: string): string {
  if (/\(\?(<?[=!]|>)/.test(pattern)) return 'RE2 has no lookahead, lookbehind or atomic groups'
  if (/\\[1-9]/.test(pattern)) return 'RE2 has no backreferences'
  if (/^[*+?]/.test(pattern))
    return `it begins with "${pattern[0]}", which has nothing to repeat; .* matches any text`
  if (/[*+?}][*+]/.test(pattern)) return 'RE2 cannot repeat a repetition'
  return 'it is not RE2 syntax'
}
