import type { Diagnostic } from '../diagnostic.ts'
import { identifyFiles } from '../model/locate.ts'
import { configured } from '../muting/configured.ts'
import { withMutes } from '../muting/with-mutes.ts'
import { diagnose } from '../rules/engine/diagnose.ts'
import type { Files } from '../text/file-change.ts'
import { inSteps } from './question.ts'

export interface DiagnosticsOfAsk {
  /** Other files than those that are edited: a baseline, a snapshot. */
  readonly other: Files
}

/** What the checks find in other files, with the settings of the workspace. */
export const diagnosticsOf = inSteps(
  ['settings', 'modelOf'],
  function* ({ settings, modelOf }, { other }: DiagnosticsOfAsk) {
    const model = yield* modelOf(other)
    const judged = configured(other, settings)
    const documents = identifyFiles(judged.files, settings)
    const found = diagnose(documents, model, settings)
    const counted: readonly Diagnostic[] = withMutes(found, documents, other, judged).diagnostics
    return counted
  },
)
