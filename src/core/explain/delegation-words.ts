import type { EffectiveRule } from '../istio/routes/effective-rule.ts'
import type { Model } from '../model/model.ts'
import { has, type JsonMap } from '../model/read-value.ts'
import type { Place } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { nameWords, ruleNumber, sentence } from './explain-words.ts'

/** What Istio makes of a delegate's rule and the rule that leads to it, where both say something (pilot, mergeHTTPRoute). Empty for a rule without a root. */
export function delegationWords(model: Model, { root, place }: EffectiveRule): readonly string[] {
  const outer = root && ruleAt(model, root)
  const inner = ruleAt(model, place)
  if (!root || !outer || !inner) return []
  const rootWords = wordsOf(model, root)
  const delegate = model.resources.find(it => it.id === place.resource)
  const words = delegate ? [`It is rule ${ruleNumber(place)} of the delegate ${nameWords(delegate)}.`] : []
  if (has(outer, 'match') && has(inner, 'match'))
    words.push(`A request has to meet the matches of both, the delegate's and those of ${rootWords}.`)
  const replaced = ['headers', 'timeout', 'retries', 'fault', 'corsPolicy', 'rewrite'].filter(
    it => has(outer, it) && has(inner, it),
  )
  for (const it of replaced)
    words.push(
      it === 'headers'
        ? `The delegate's header operations replace those of ${rootWords}; they are not added up.`
        : `${sentence(it)} of the delegate replaces that of ${rootWords}.`,
    )
  if (has(outer, 'headers') && asksForHeaders(inner))
    words.push(`Headers that ${rootWords} sets are not seen by the delegate's matches.`)
  return words
}

function ruleAt(model: Model, { resource, path }: Place): JsonMap | undefined {
  const value = model.resources.find(it => it.id === resource)?.value
  const rule = value && (valueAt(value, path) as Json | undefined)
  return isMap(rule) ? rule : undefined
}

function wordsOf(model: Model, place: Place): string {
  const resource = model.resources.find(it => it.id === place.resource)
  return `rule ${ruleNumber(place)}${resource ? ` of ${nameWords(resource)}` : ''}`
}

function asksForHeaders({ match }: JsonMap): boolean {
  const asks = (it: Json) => isMap(it) && (has(it, 'headers') || has(it, 'withoutHeaders'))
  return Array.isArray(match) && match.some(asks)
}
