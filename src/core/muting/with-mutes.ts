import type { Diagnostic } from '../diagnostic.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import type { Files } from '../text/file-change.ts'
import { applyMutes } from './apply-mutes.ts'
import type { Configured } from './configured.ts'
import { idleSuppressions } from './idle-suppressions.ts'
import { configurationProblems, idlePatterns, unusedMutes } from './mute-problems.ts'
import { mutesOfComments, mutesOfSettings } from './mutes-of.ts'
import { meansSomething, unknownRules, unknownSeverities } from './unknown-rules.ts'

/** The problems that were found, as they count with all that mutes them, and what is wrong with that. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[]
  /** Left out where there are none. */
  readonly muted?: readonly Diagnostic[]
}

/** `files` are all of them, those that are left alone too: places in them are told by line. */
export function withMutes(
  found: readonly Diagnostic[],
  documents: readonly AnalysedDocument[],
  files: Files,
  { settings, mutes: ofConfiguration, problems, idle, graded }: Configured,
): Said {
  const ofComments = mutesOfComments(documents)
  const mutes = [...ofComments, ...mutesOfSettings(settings), ...ofConfiguration]
  const { diagnostics, muted, unused } = applyMutes(found, mutes)
  const own = [
    ...configurationProblems(problems, files, settings),
    ...idlePatterns(idle, files, settings),
    ...unknownSeverities(graded, files, settings),
    ...unknownRules(mutes, documents, files, settings),
    ...unusedMutes(
      unused.filter(it => meansSomething(it.rule)),
      files,
      settings,
    ),
    ...idleSuppressions(documents, muted, files, settings),
  ]
  return {
    diagnostics: own.length === 0 ? diagnostics : [...diagnostics, ...own],
    ...(muted.length > 0 && { muted }),
  }
}
