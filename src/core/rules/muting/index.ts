import type { Rule } from '../define-rule.ts'
import { invalidConfiguration } from './configuration.ts'
import { unknownRule } from './unknown-rule.ts'
import { unusedMute } from './unused.ts'

/** What is wrong with comments and files that mute other checks; `core/muting/` finds it. */
export const rules: readonly Rule[] = [invalidConfiguration, unknownRule, unusedMute]
