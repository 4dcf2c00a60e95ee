import { sameValue } from '../../data/same-value.ts'
import { meetsText } from '../../language/text-condition.ts'
import { conditionOf } from '../../model/conditions.ts'
import { booleanAt, field, type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'

/**
 * Whether every request that `later` takes is taken by `earlier` as well. True only where that is certain; false says
 * nothing. Undefined stands for a rule without match.
 */
export function coversMatch(earlier: JsonMap | undefined, later: JsonMap | undefined): boolean {
  if (!earlier) return true
  const other = later ?? Object.create(null)
  return (
    coversUri(earlier, other) &&
    (['scheme', 'method', 'authority'] as const).every(it =>
      impliedBy(field(earlier, it), field(other, it)),
    ) &&
    (['headers', 'queryParams'] as const).every(it =>
      coversMap(mapAt(earlier, it), mapAt(other, it), it === 'headers'),
    ) &&
    Object.entries(mapAt(earlier, 'withoutHeaders')).every(([name, condition]) =>
      sameValue(condition, named(mapAt(other, 'withoutHeaders'), name, true)),
    )
  )
}

function coversUri(earlier: JsonMap, later: JsonMap): boolean {
  const wanted = field(earlier, 'uri')
  if (!isMap(wanted)) return true
  if (textAt(wanted, 'prefix') === '/' || textAt(wanted, 'regex') === '.*') return true
  const ignores = booleanAt(earlier, 'ignoreUriCase')
  if (booleanAt(later, 'ignoreUriCase') && !ignores) return false
  const isPlain = textAt(wanted, 'regex') === undefined
  const fold = (it: Json | undefined) =>
    ignores && isPlain ? JSON.parse(JSON.stringify(it ?? null).toLowerCase()) : it
  return impliedBy(fold(wanted), fold(field(later, 'uri')))
}

function coversMap(earlier: JsonMap, later: JsonMap, ignoreCase: boolean): boolean {
  return Object.entries(earlier).every(([name, condition]) => {
    const own = named(later, name, ignoreCase)
    return own !== undefined && (isPresence(condition) || impliedBy(condition, own))
  })
}

function named(map: JsonMap, name: string, ignoreCase: boolean): Json | undefined {
  if (!ignoreCase) return Object.hasOwn(map, name) ? map[name] : undefined
  return Object.entries(map).find(([it]) => it.toLowerCase() === name.toLowerCase())?.[1]
}

/** Whether a text that meets `given` meets `wanted`. */
function impliedBy(wanted: Json | undefined, given: Json | undefined): boolean {
  if (!isMap(wanted)) return true
  if (!isMap(given)) return false
  if (sameValue(wanted, given)) return true
  const asked = conditionOf(wanted, false)
  const own = conditionOf(given, false)
  if (!asked || !own || own.operator === 'regex') return false
  if (own.operator === 'exact') return asked.operator !== 'exact' && meetsText(asked, own.text)
  if (asked.operator === 'prefix') return own.text.startsWith(asked.text)
  return asked.operator === 'segmentPrefix' && own.operator === 'segmentPrefix' && meetsText(asked, own.text)
}

function isPresence(condition: Json): boolean {
  return conditionOf(condition, false) === undefined
}
