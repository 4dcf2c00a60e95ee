import { memoByObject } from '../data/memo-by-object.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { rules } from '../rules/index.ts'
import { unusedMute } from '../rules/muting/unused.ts'
import { suppressAnnotation } from '../rules/references/analysis-rule.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { Range } from '../text/text-edit.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { meansRule } from './mute.ts'
import { problemOf, removable } from './mute-problems.ts'

/**
 * Codes in the annotation of istioctl that nothing was found for, where all that it would look at is in the files. A code that stands for no
 * rule of ours says nothing.
 */
export function unusedSuppressions(
  documents: readonly AnalysedDocument[],
  muted: readonly Diagnostic[],
  files: Files,
  settings: AnalysisSettings,
): Diagnostic[] {
  const path = ['metadata', 'annotations', suppressAnnotation]
  return documents.flatMap(({ file, offset, document, resources }) => {
    if (!document.readable || !maySuppress(document)) return []
    return resources.flatMap(resource => {
      const codes = textAt(mapAt(mapAt(resource.value, 'metadata'), 'annotations'), suppressAnnotation)
      const range = document.sourceMap.valueRange([...resource.base, ...path])
      if (codes === undefined || !range) return []
      const own = muted.filter(it => it.resource === resource.id && it.muted?.by === 'annotation')
      return codes
        .split(',')
        .map(it => it.trim())
        .filter(code => (code === '*' || codesOfRules().has(code)) && !own.some(it => meansRule(code, it)))
        .map(code => {
          const from = offset + placeOf(code, document.text, range)
          const at = { file, from, to: from + code.length }
          const message = `\`${code}\` suppresses nothing on this object.`
          const problem = removable(problemOf(unusedMute, at, message, files, settings))
          return { ...problem, resource: resource.id, path }
        })
    })
  })
}

/** Where a code stands in the annotation: between commas, quotes or blanks. */
function placeOf(code: string, text: string, { from, to }: Range): number {
  const value = text.slice(from, to)
  const found = value.search(new RegExp(`(?<![\\w])${code.replace('*', '\\*')}(?![\\w])`))
  return from + Math.max(found, 0)
}

const maySuppress = memoByObject(({ text }: SourceDocument) => text.includes(suppressAnnotation))

let known: ReadonlySet<string> | undefined

/** What the rules stand for of istioctl's; most files have no such annotation. */
function codesOfRules(): ReadonlySet<string> {
  known ??= new Set<string>(rules.flatMap(it => ('codes' in it.source ? it.source.codes : [])))
  return known
}
