import type { Place } from '../../model/resource.ts'
import { lineBreakOf, lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import { editedDocument } from '../../yaml/document-cache.ts'
import { type EditResult, inSequence, insertItem, removeValue, setValue } from '../../yaml/edit/edit.ts'
import { equalJson, insertedAt } from '../../yaml/edit/json.ts'
import { isMap } from '../../yaml/is-map.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'
import { editResource, type Step } from '../edit-resources.ts'
import type { Operation } from '../operation.ts'
import { nameOf } from '../words.ts'

/**
 * Makes two rules of one that has several matches: those before a match stay, the others become a rule of their own right behind it that
 * does the same, so that every request goes where it went.
 */
export function splitRule(rule: Place, match: number): Operation {
  return {
    title: `Split a rule of ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => {
        const index = Number(rule.path.at(-1))
        const list = rule.path.slice(0, -1)
        const value = valueAt(resource.value, rule.path)
        const matches = isMap(value as Json) ? (value as { match?: Json }).match : undefined
        const count = Array.isArray(matches) ? matches.length : 0
        if (!Number.isInteger(match) || match < 1 || match >= count)
          return { refuse: 'The rule has no second match to be split at.' }
        const second = [...list, index + 1]
        const rest = Array.from({ length: count }, (_, i) => i).reverse()
        const steps: Step[] = [
          (document, base) => copyItem(document, [...base, ...list], index),
          ...rest.map(
            (i): Step =>
              (document, base) =>
                removeValue(document, [...base, ...(i < match ? second : rule.path), 'match', i]),
          ),
          (document, base) => rename(document, [...base, ...list], index + 1),
        ]
        return { steps, select: { resource: rule.resource, path: second } }
      }),
  }
}

/** Copies an item of a list behind itself, as it is written; where that cannot be, by its value. */
function copyItem(document: SourceDocument, list: Path, index: number): EditResult {
  const { text, sourceMap } = document
  const value = valueAt(document.value, [...list, index]) as Json
  const range = sourceMap.entryRange([...list, index])
  if (range && text[range.from] === '-') {
    const to = nextLine(text, range.to)
    const isEnded = to > lineEnd(text, range.to)
    const copy = text.slice(lineStart(text, range.from), to)
    const insert = isEnded ? copy : `${lineBreakOf(text)}${copy}`
    const edits = [{ from: to, to, insert }]
    const left = editedDocument(document, edits)
    const wanted = insertedAt(document.value, list, index + 1, value)
    if (/^\s*-/.test(copy) && left.readable && equalJson(left.value, wanted)) return { ok: true, edits }
  }
  return insertItem(document, list, index + 1, value)
}

/** No two rules of a VirtualService have one name. */
function rename(document: SourceDocument, list: Path, index: number): EditResult {
  const rules = valueAt(document.value, list)
  const names = (Array.isArray(rules) ? rules : []).map(it => (isMap(it) ? it.name : undefined))
  const name = names[index]
  if (typeof name !== 'string' || name === '') return { ok: true, edits: [] }
  let number = 2
  while (names.includes(`${name}-${number}`)) number++
  return inSequence(document, it => setValue(it, [...list, index, 'name'], `${name}-${number}`))
}
