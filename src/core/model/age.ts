import { memoByValue } from './memo.ts'
import { mapAt, textAt } from './read-value.ts'
import type { Resource } from './resource.ts'

/** Istio's order of objects: the older first, then by name, then by namespace. Without a creation time all are of one age. */
export function byAge(a: Resource, b: Resource): number {
  return ageOf(a) - ageOf(b) || compareText(a.name, b.name) || compareText(a.namespace, b.namespace)
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What an object without a creation time counts as, so that files and recorded cases agree. */
const unknownAge = Date.UTC(2024, 0, 1)

/** When an object was made, in milliseconds. */
export const ageOf = memoByValue((resource): number => {
  const written = textAt(mapAt(resource.value, 'metadata'), 'creationTimestamp')
  const time = written === undefined ? Number.NaN : Date.parse(written)
  return Number.isNaN(time) ? unknownAge : time
})
