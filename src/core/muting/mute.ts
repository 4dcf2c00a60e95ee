import type { Diagnostic, Muted } from '../diagnostic.ts'

/** One rule, or several by a pattern, that is not to count somewhere. */
export interface Mute {
  /** The id of a rule, `folder/*`, the code of one of Istio's analyzers, or `*`. */
  readonly rule: string
  readonly muted: Muted
  /** The only file in which it applies, if it is just one. */
  readonly file?: string
  /** Whether a problem stands where it applies. */
  readonly covers: (diagnostic: Diagnostic) => boolean
  /** Where it is written, in UTF-16 offsets of a file; undefined for one of the settings. */
  readonly at?: MutePlace
  /** Set where it cannot be told whether it mutes something, since not everything that is about could be judged. */
  readonly isUnsure?: boolean
  /** Set where it may be meant for all that is to come: that it mutes nothing now is no fault. */
  readonly isStanding?: boolean
}

export interface MutePlace {
  readonly file: string
  readonly from: number
  readonly to: number
}

/** Whether a pattern means a rule: `*`, all rules of a folder, the code of an analyzer, or an id. */
export function meansRule(pattern: string, { rule, code }: Pick<Diagnostic, 'rule' | 'code'>): boolean {
  if (pattern === '*' || pattern === rule || (code !== undefined && pattern === code)) return true
  return pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1))
}
