import { describe, expect, it } from 'vitest'
import { findingsOf, readCarets } from '../../testing/check-rule.ts'
import type { Resource } from '../model/resource.ts'
import type { Report, Rule } from './define-rule.ts'
import { fixesOf } from './engine/to-diagnostics.ts'
import { rules } from './index.ts'

const folders = ['service-entry/', 'destination-rule/', 'schema/']

const cases = rules
  .filter(rule => folders.some(folder => rule.id.startsWith(folder)))
  .flatMap(rule => rule.examples.bad.flatMap(bad => choices(rule, readCarets(bad.yaml).text)))

describe('every choice among the fixes of a finding', () => {
  it.each(cases)('$id: "$title" repairs it', ({ rule, text, choice }) => {
    const before = findingsOf(rule, text)
    const chosen = withChoice(rule, choice)
    const fixed = findingsOf(chosen, text)[0]?.fixed

    expect(fixed).toBeDefined()
    expect(findingsOf(rule, fixed ?? text).length).toBeLessThan(before.length)
  })
})

function choices(rule: Rule, text: string) {
  const fixes = findingsOf(rule, text)
    .slice(0, 1)
    .flatMap(it => fixesOf(it.finding))
  return fixes.map(({ title }, choice) => ({ id: rule.id, title, rule, text, choice }))
}

/** The rule with another of its fixes in the first place. */
function withChoice(rule: Rule, choice: number): Rule {
  if (rule.scope !== 'object') return rule
  return {
    ...rule,
    check: (resource: Resource, report: Report) =>
      rule.check(resource, finding => {
        const fix = fixesOf(finding)[choice]
        report({ ...finding, ...(fix && { fix }), otherFixes: [] })
      }),
  }
}
