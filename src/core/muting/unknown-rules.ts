import type { Diagnostic } from '../diagnostic.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { ruleById, rules } from '../rules/index.ts'
import { muteWord } from '../rules/muting/mute-word.ts'
import { unknownRule } from '../rules/muting/unknown-rule.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { nearName } from '../text/near-name.ts'
import { commentMutes, mentioning } from './comment-mutes.ts'
import type { Configured } from './configured.ts'
import { misspeltMutes } from './misspelt-mutes.ts'
import type { Mute, MutePlace } from './mute.ts'
import { problemOf, removable } from './mute-problems.ts'

/** Mutes that name no rule there is. */
export function unknownRules(
  mutes: readonly Mute[],
  documents: readonly AnalysedDocument[],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  const named = mutes.flatMap(({ rule, at }) => {
    if (!at || meansSomething(rule)) return []
    const near = nearName(rule, ruleIds())
    const hint = near === undefined ? '' : ` The nearest one is \`${near}\`.`
    const message = `\`${rule}\` is not a rule.${hint}`
    return [removable(problemOf(unknownRule, at, message, files, settings))]
  })
  return [
    ...named,
    ...misspeltMutes(documents).map(it => {
      const message = `\`${it.word}\` mutes nothing. The nearest word that does is \`${muteWord}\`.`
      return problemOf(unknownRule, it, message, files, settings)
    }),
    ...nameless(documents).map(it => removable(problemOf(unknownRule, it, saysNothing, files, settings))),
  ]
}

/** Severities of what is no rule: they are told by id alone. */
export function unknownSeverities(
  graded: Configured['graded'],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  return graded
    .filter(it => !ruleById(it.rule))
    .map(it => {
      const near = nearName(it.rule, ruleIds())
      const hint =
        near === undefined
          ? ' A severity is that of one rule, by its id.'
          : ` The nearest one is \`${near}\`.`
      return removable(problemOf(unknownRule, it, `\`${it.rule}\` is not a rule.${hint}`, files, settings))
    })
}

const saysNothing = `\`${muteWord}\` mutes nothing: a rule must follow it, such as \`${muteWord} references/gateway-missing: why\`.`

function nameless(documents: readonly AnalysedDocument[]): MutePlace[] {
  return mentioning(documents).flatMap(({ file, offset, document }) =>
    commentMutes(document, [])
      .filter(it => it.rules.length === 0)
      .map(({ range }) => ({ file, from: offset + range.from, to: offset + range.to })),
  )
}

function ruleIds(): string[] {
  return rules.map(it => it.id)
}

/** Whether a pattern may mean a rule: codes of analyzers that are not checked here are none of our business. */
export function meansSomething(pattern: string): boolean {
  if (pattern === '*' || /^IST\d{4}$/.test(pattern) || ruleById(pattern)) return true
  const [folder, rest] = pattern.split('/')
  return folder === 'kustomize' || (rest === '*' && ruleIds().some(it => it.startsWith(`${folder}/`)))
}
