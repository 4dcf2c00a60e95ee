import { placesWhere } from '../data/places-where.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { rules } from '../rules/index.ts'
import { unknownRule } from '../rules/muting/unknown-rule.ts'
import { unusedMute } from '../rules/muting/unused.ts'
import { suppressAnnotation } from '../rules/references/analysis-rule.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { nearName } from '../text/near-name.ts'
import type { Range } from '../text/text-edit.ts'
import { meansRule } from './mute.ts'
import { problemOf, removable } from './mute-problems.ts'

/**
 * What the annotation of istioctl suppresses nothing with: a name or a code that is written wrong; and where all that it would look at is in
 * the files, codes that nothing was found for. One that stands for no rule of ours says nothing.
 */
export function idleSuppressions(
  documents: readonly AnalysedDocument[],
  muted: readonly Diagnostic[],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  const path = ['metadata', 'annotations', suppressAnnotation]
  return suppressing(documents).flatMap(({ file, offset, document, resources }) => {
    if (!document.readable) return []
    return resources.flatMap(resource => {
      const annotations = mapAt(mapAt(resource.value, 'metadata'), 'annotations')
      const misspelt = Object.keys(annotations ?? {}).flatMap(key => {
        if (nearName(key, [suppressAnnotation]) === undefined) return []
        const own = ['metadata', 'annotations', key]
        const range = document.sourceMap.keyRange([...resource.base, ...own])
        if (!range) return []
        const at = { file, from: offset + range.from, to: offset + range.to }
        const message = `\`${key}\` suppresses nothing. The nearest annotation that does is \`${suppressAnnotation}\`.`
        return [{ ...problemOf(unknownRule, at, message, files, settings), resource: resource.id, path: own }]
      })
      const codes = textAt(annotations, suppressAnnotation)
      const range = document.sourceMap.valueRange([...resource.base, ...path])
      if (codes === undefined || !range) return misspelt
      const own = muted.filter(it => it.resource === resource.id && it.muted?.by === 'annotation')
      const told = (code: string, rule: typeof unusedMute, message: string) => {
        const from = offset + placeOf(code, document.text, range)
        const at = { file, from, to: from + code.length }
        const problem = removable(problemOf(rule, at, message, files, settings))
        return { ...problem, resource: resource.id, path }
      }
      const named = codes.split(',').map(it => it.trim())
      return [
        ...misspelt,
        ...named.flatMap(code => {
          if (code === '') return []
          if (code !== '*' && !/^IST\d{4}$/.test(code))
            return [
              told(code, unknownRule, `\`${code}\` is no code of istioctl: those are IST and four digits.`),
            ]
          const isKnown = code === '*' || codesOfRules().has(code)
          if (!settings.complete || !isKnown || own.some(it => meansRule(code, it))) return []
          return [told(code, unusedMute, `\`${code}\` suppresses nothing on this object.`)]
        }),
      ]
    })
  })
}

/** Where a code stands in the annotation: between commas, quotes or blanks. */
function placeOf(code: string, text: string, { from, to }: Range): number {
  const value = text.slice(from, to)
  const isWord = (at: number) => /\w/.test(value[at] ?? '')
  for (let at = value.indexOf(code); at >= 0; at = value.indexOf(code, at + 1))
    if (!isWord(at - 1) && !isWord(at + code.length)) return from + at
  return from
}

/** Few have it. All are looked at with every analysis, so that each is looked through once. */
function suppressing(documents: readonly AnalysedDocument[]): readonly AnalysedDocument[] {
  return suppressingPlaces(documents).map(it => documents[it]!)
}

const suppressingPlaces = placesWhere<AnalysedDocument>(it => /galley|analyze-s/.test(it.document.text))

let known: ReadonlySet<string> | undefined

/** What the rules stand for of istioctl's; most files have no such annotation. */
function codesOfRules(): ReadonlySet<string> {
  known ??= new Set<string>(rules.flatMap(it => ('codes' in it.source ? it.source.codes : [])))
  return known
}
