import type { CoveredRule } from '../core/reach/rule-coverage.ts'

/** How many of the rules saved requests end at, with those that none does. */
export interface RuleCoverageReport {
  readonly rules: number
  readonly covered: number
  /** Of a hundred, with one decimal, never rounded up to what is not reached; 100 where there is no rule. */
  readonly percent: number
  readonly uncovered: readonly CoveredRule[]
  /** What is asked for, and missed where `percent` is less. */
  readonly failUnder: number | undefined
}

export function coverageReportOf(
  rules: readonly CoveredRule[],
  failUnder: number | undefined,
): RuleCoverageReport {
  const uncovered = rules.filter(it => it.requests.length === 0)
  const covered = rules.length - uncovered.length
  const percent = rules.length === 0 ? 100 : Math.floor((covered / rules.length) * 1000) / 10
  return { rules: rules.length, covered, percent, uncovered, failUnder }
}

export function isUnder({ percent, failUnder }: RuleCoverageReport): boolean {
  return failUnder !== undefined && percent < failUnder
}

/** `3 of 4 rules have a request that ends at them (75 %)`, and a line for each other rule. */
export function coverageText(report: RuleCoverageReport): string {
  const lines = report.uncovered.map(it => `no request  ${it.words} (${it.file})`)
  return [...lines, coverageSentence(report), ''].join('\n')
}

export function coverageSentence(report: RuleCoverageReport): string {
  const { rules, covered, percent, failUnder } = report
  const goal = isUnder(report) ? `, less than ${failUnder} %` : ''
  return `${covered} of ${rules} ${rules === 1 ? 'rule' : 'rules'} covered by saved requests (${percent} %)${goal}`
}
