import type { Rule } from '../define-rule.ts'

export const rules: readonly Rule[] = []
