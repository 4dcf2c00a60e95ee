import { tryOperation, worldOf } from './check-operation.ts'
import { everyOperation, picker } from './every-operation.ts'
import type { Candidate } from './possible-operation.ts'

export interface SampleReport {
  texts: number
  done: number
  refused: number
  /** How often each operation was done, by its name. */
  readonly operations: { [name: string]: number }
  /** How many sorts of place there were for an operation, each tried at least once. */
  sorts: number
  readonly faults: { readonly id: string; readonly about: string; readonly fault: string }[]
}

/**
 * Tries a number of operations on each text, as a file of its own: in turn one of the operation that has been tried
 * least, and one whose sort of place has, so that over many texts every operation meets every sort of place there is.
 */
export function sampleOperations(
  texts: Iterable<{ readonly id: string; readonly yaml: string }>,
  perText: number,
): SampleReport {
  const report: SampleReport = { texts: 0, done: 0, refused: 0, operations: {}, sorts: 0, faults: [] }
  const tried = new Map<string, number>()
  for (const { id, yaml } of texts) {
    const world = worldOf([{ name: 'case.yaml', text: yaml }])
    const pick = picker(report.texts++)
    for (const candidate of leastTried(everyOperation(world, pick), tried, perText, pick)) {
      const possible = candidate.make()
      const { done, fault } = tryOperation(world, possible)
      if (done) {
        report.done++
        report.operations[candidate.operation] = (report.operations[candidate.operation] ?? 0) + 1
      } else report.refused++
      if (fault) report.faults.push({ id, about: possible.about, fault })
    }
  }
  report.sorts = [...tried.keys()].filter(it => it.includes(' ')).length
  return report
}

/** Counts what it gives out. */
function leastTried(
  candidates: readonly Candidate[],
  tried: Map<string, number>,
  count: number,
  pick: (count: number) => number,
): Candidate[] {
  const timesOf = (key: string) => tried.get(key) ?? 0
  const ranked = candidates
    .map(it => ({ it, sort: sortKey(it), chance: pick(1000) }))
    .map(it => ({ ...it, rank: timesOf(it.sort) * 1000 + it.chance }))
    .sort((a, b) => a.rank - b.rank)
  const firstOfSort = new Map(ranked.toReversed().map(it => [it.sort, it.it]))
  const firstOfOperation = new Map(ranked.toReversed().map(({ it }) => [it.operation, it]))
  const operations = [...firstOfOperation.keys()].sort((a, b) => timesOf(a) - timesOf(b))
  const half = Math.ceil(count / 2)
  const chosen = new Set(operations.slice(0, half).map(it => firstOfOperation.get(it)!))
  for (const { sort } of ranked) {
    if (chosen.size >= count) break
    chosen.add(firstOfSort.get(sort)!)
  }
  for (const it of chosen) for (const key of [sortKey(it), it.operation]) tried.set(key, timesOf(key) + 1)
  return [...chosen]
}

function sortKey({ operation, sort }: Candidate): string {
  return `${operation} ${sort}`
}
