import type { RulePage } from './define-rule.ts'
import { ruleById } from './index.ts'

/**
 * What a person reads of the rule with an id, or undefined. In the command-line tool its reason and its first bad example stand in
 * a file of their own, which is read when the first page is asked for (`scripts/rule-pages-apart.ts`).
 */
export function rulePage(id: string): RulePage | undefined {
  return ruleById(id)
}
