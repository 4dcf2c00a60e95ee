import { type FixedAll, fixAllInSteps } from '../rules/engine/fix-all.ts'
import { ruleById } from '../rules/index.ts'
import { inSteps } from './question.ts'

/** What is to be fixed: every problem of a rule, in one file or in all. */
export interface FixAllAsk {
  readonly rule: string
  readonly file?: string
  /** The ids of those that are meant, where that is not all of them: while a kustomization is shown, its problems stand in no file. */
  readonly problems?: readonly string[]
}

/** The changes that fix every problem of a kind, as far as its fixes ask for nothing. */
export const fixAll = inSteps(
  ['files', 'configurations', 'settings', 'diagnostics'],
  function* ({ files, configurations, settings, diagnostics }, ask: FixAllAsk) {
    const rule = ruleById(ask.rule)
    const shown = diagnostics.filter(
      it =>
        it.rule === ask.rule &&
        it.fixes.length > 0 &&
        (ask.file ?? it.file) === it.file &&
        ask.problems?.includes(it.id) !== false,
    )
    // Mutes stand in those files too.
    const all = rule?.scope === 'muting' ? [...files, ...configurations] : files
    const none: FixedAll = { changes: [], fixed: 0 }
    return rule && shown.length > 0 ? yield* fixAllInSteps(rule, shown, all, settings) : none
  },
)
