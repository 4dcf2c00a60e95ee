import { describe, expect, it } from 'vitest'
import { rules } from '../../core/rules/index.ts'
import { ruleAddress, ruleHelp } from './rule-help.ts'

const rule = rules.find(it => it.id === 'gateway/port-number')!

describe('what a result leads to', () => {
  it('is the page of its check, wherever the site lies', () => {
    expect(ruleAddress(rule, 'https://example.com/drawbridge/')).toBe(
      'https://example.com/drawbridge/rules/gateway/port-number.html',
    )
  })

  it('is what the verdict rests on, where there is no site', () => {
    expect(ruleAddress(rule, undefined)).toMatch(/^https:\/\/github\.com\/istio\//)
  })

  it('says the reason, whose verdict it is, and an example, for every check', () => {
    for (const it of rules) {
      const { text, markdown } = ruleHelp(it)
      expect(text).toMatch(/\.$/)
      expect(markdown).toContain('```yaml\n')
      expect(markdown).not.toMatch(/undefined/)
    }
  })
})
