import { selects } from './gateways.ts'
import type { Labels } from './read-value.ts'

/** Things by their labels, so that those which a selector takes are found without a look at all of them. */
export interface LabelIndex<T> {
  /** Those whose labels satisfy a selector, in their order; all of them where it is empty or absent. */
  selected(selector: Labels | undefined): readonly T[]
}

/** What has no labels at all (undefined) is taken by no selector, not even by an empty one. */
export function indexLabels<T>(things: readonly T[], labelsOf: (it: T) => Labels | undefined): LabelIndex<T> {
  const labelled = things.filter(it => labelsOf(it) !== undefined)
  const byLabel = new Map<string, T[]>()
  for (const it of labelled)
    for (const [key, value] of labelsOf(it)!) {
      const label = labelText(key, value)
      const list = byLabel.get(label)
      if (list) list.push(it)
      else byLabel.set(label, [it])
    }
  return {
    selected(selector) {
      let fewest: readonly T[] = labelled
      for (const [key, value] of selector ?? []) {
        const having = byLabel.get(labelText(key, value)) ?? []
        if (having.length < fewest.length) fewest = having
      }
      return fewest.filter(it => selects(selector, labelsOf(it)!))
    },
  }
}

function labelText(key: string, value: string): string {
  return `${key.length} ${key}${value}`
}
