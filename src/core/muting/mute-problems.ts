import type { Diagnostic } from '../diagnostic.ts'
import type { RulePage } from '../rules/define-rule.ts'
import { invalidConfiguration } from '../rules/muting/configuration.ts'
import { removeMuteTitle } from '../rules/muting/remove-mute.ts'
import { unusedMute } from '../rules/muting/unused.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { PlacedProblem } from './configured.ts'
import type { Mute, MutePlace } from './mute.ts'
import { problemAt } from './problem-at.ts'

/** What is wrong with the files that configure. */
export function configurationProblems(
  problems: readonly PlacedProblem[],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  return problems.map(it => problemOf(invalidConfiguration, it, it.message, files, settings))
}

/** Mutes that nothing was found for, where that is certain. */
export function unusedMutes(unused: readonly Mute[], files: Files, settings: AnalysisSettings): Diagnostic[] {
  return unused.flatMap(({ rule, at, isUnsure, isStanding, muted }) => {
    if (!at || isUnsure) return []
    const where = muted.by === 'comment' ? 'here' : 'in these files'
    const problem = problemOf(unusedMute, at, `\`${rule}\` mutes nothing ${where}.`, files, settings)
    return [removable(isStanding ? { ...problem, severity: 'info' } : problem)]
  })
}

/** Patterns of files that leave none alone. */
export function idlePatterns(
  idle: readonly PlacedProblem[],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  return idle.map(it => removable(problemOf(unusedMute, it, it.message, files, settings)))
}

/** A problem whose mute can be taken out by a fix. */
export function removable(problem: Diagnostic): Diagnostic {
  return { ...problem, fixes: [removeMuteTitle] }
}

/** A problem of a rule, as bad as the settings say. */
export function problemOf(
  rule: Pick<RulePage, 'id' | 'layer' | 'severity'>,
  at: MutePlace,
  message: string,
  files: Files,
  { severities }: AnalysisSettings,
): Diagnostic {
  return problemAt({ ...rule, severity: severities?.[rule.id] ?? rule.severity }, at, message, files)
}
