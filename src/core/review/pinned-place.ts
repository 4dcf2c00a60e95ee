import { canonical } from '../data/canonical.ts'
import type { Place } from '../model/resource.ts'
import { crc32 } from '../text/crc32.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** A place that is found again after edits around it. */
export interface PinnedPlace extends Place {
  /** What the list item at each number of the path was known by, in their order. */
  readonly marks: readonly Mark[]
  /** Nothing stood there: it is about a field that is not set. */
  readonly unset?: true
}

/** What a list item is known by: its name, what it is about (a rule's matches, a server's port), all that it says. */
export interface Mark {
  readonly name?: string
  readonly about?: string
  readonly whole: string
}

/** A place of a resource as it is now, to be found again later. */
export function pinPlace(value: Json, { resource, path }: Place): PinnedPlace {
  const marks = path.flatMap((step, i) =>
    typeof step === 'number' ? [markOf(valueAt(value, path.slice(0, i + 1)) as Json | undefined)] : [],
  )
  const isSet = path.length === 0 || valueAt(value, path) !== undefined
  return { resource, path, marks, ...(!isSet && { unset: true as const }) }
}

export interface FoundPlace {
  /**
   * `there`: the same rule, server or field; `unsure`: what has its number now says something else than what was commented on;
   * `gone`: it is no more, and `path` leads to what is left around it.
   */
  readonly found: 'there' | 'unsure' | 'gone'
  readonly path: Path
}

/** Where a pinned place is in the resource's value as it is now; undefined is a resource that is not there. */
export function findPlace(value: Json | undefined, { path, marks, unset }: PinnedPlace): FoundPlace {
  if (value === undefined) return { found: 'gone', path: [] }
  const now: (string | number)[] = []
  let found: FoundPlace['found'] = 'there'
  let current: unknown = value
  let numbers = 0
  for (const [i, step] of path.entries()) {
    if (typeof step === 'number') {
      const item = Array.isArray(current) ? findItem(current as Json[], step, marks[numbers++]) : undefined
      if (!item) return { found: 'gone', path: now }
      if (!item.isSure) found = 'unsure'
      now.push(item.index)
    } else {
      if (valueAt(current, [step]) === undefined) {
        const rest = path.slice(i)
        const isForm = unset && rest.every(it => typeof it === 'string')
        return isForm ? { found, path: [...now, ...rest] } : { found: 'gone', path: now }
      }
      now.push(step)
    }
    current = valueAt(current, [now.at(-1)!])
  }
  return { found, path: now }
}

/** The item that is most like what was marked; of several alike, the nearest. */
function findItem(
  list: readonly Json[],
  index: number,
  mark: Mark | undefined,
): { readonly index: number; readonly isSure: boolean } | undefined {
  let best: { index: number; likeness: number } | undefined
  for (const [i, item] of list.entries()) {
    const likeness = mark ? likenessOf(markOf(item), mark) : 0
    if (likeness === 0 && i !== index) continue
    const isNearer = best !== undefined && Math.abs(i - index) < Math.abs(best.index - index)
    if (!best || likeness > best.likeness || (likeness === best.likeness && isNearer))
      best = { index: i, likeness }
  }
  return best && { index: best.index, isSure: best.likeness > 0 }
}

function likenessOf(now: Mark, mark: Mark): number {
  if (mark.name !== undefined && now.name === mark.name) return 3
  if (now.whole === mark.whole) return 2
  return mark.about !== undefined && now.about === mark.about ? 1 : 0
}

function markOf(item: Json | undefined): Mark {
  const whole = letters(item)
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { whole }
  const name = item.name
  const about = ['match', 'port', 'destination', 'uri', 'host'].find(it => item[it] !== undefined)
  return {
    ...(typeof name === 'string' && name !== '' && { name: name.slice(0, 200) }),
    ...(about !== undefined && { about: letters([about, item[about]!]) }),
    whole,
  }
}

/** A few letters that are the same for the same data. */
function letters(value: Json | undefined): string {
  return crc32(encodeUtf8(canonical(value))).toString(36)
}
