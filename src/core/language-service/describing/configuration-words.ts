import { meansRule } from '../../muting/mute.ts'
import { configurationKeys, muteKeys } from '../../muting/read-configuration.ts'
import { rulePage } from '../../rules/rule-page.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Analysed } from '../reading/analysed.ts'
import type { Cursor } from '../reading/document-at.ts'

/** What a place of a `.drawbridge.yaml` says: its key, or the rule that is named there, with how many problems it has now. */
export function configurationWords(analysed: Analysed, { document, path }: Cursor): string[] {
  const [key, second, third] = path
  if (key === 'severity' && typeof second === 'string') return ruleWords(analysed, second)
  const value: unknown = valueAt(document.value, path)
  if (key === 'mute' && third === 'rule' && typeof value === 'string')
    return [keyWords('rule', muteKeys.rule), ...ruleWords(analysed, value)]
  if (key === 'mute' && typeof third === 'string' && Object.hasOwn(muteKeys, third))
    return [keyWords(third, muteKeys[third as keyof typeof muteKeys])]
  const known = configurationKeys.find(it => it.key === key)
  return known ? [keyWords(known.key, known.says)] : []
}

function keyWords(key: string, says: string): string {
  return `**${key}**\n\n${says}`
}

function ruleWords({ diagnostics }: Analysed, rule: string): string[] {
  const count = diagnostics.filter(it => meansRule(rule, it)).length
  const finds = `Problems that count now: ${count}.`
  const known = rulePage(rule)
  return [known ? `**${known.title}**\n\n${known.why.trim()}\n\n${finds}` : finds]
}
