import type { Diagnostic } from '../../core/diagnostic.ts'
import type { RulePage } from '../../core/rules/define-rule.ts'

/** What a run of `drawbridge check` found. */
export interface Report {
  readonly files: readonly string[]
  /** Sorted by file, then place. */
  readonly diagnostics: readonly Diagnostic[]
  /** What is muted, in the same order; it counts for nothing. */
  readonly muted?: readonly Diagnostic[]
  /** Whether the text lists it. */
  readonly showMuted?: boolean
  /** What could not be read, a line each. */
  readonly complaints?: readonly string[]
  /** How many resources are of kinds that nothing is checked of but their YAML. */
  readonly unchecked: number
  /** The page of a rule, by its id. */
  rule(id: string): RulePage | undefined
}

/** Writes a report as text that ends in a newline. */
export type Format = (report: Report) => string
