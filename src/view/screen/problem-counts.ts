import type { Analysis } from '../../core/analysis.ts'
import { memoByObject } from '../../core/data/memo-by-object.ts'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Severity } from '../../core/severity.ts'

export interface Counts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

export const noProblems: Counts = { error: 0, warning: 0, info: 0 }

export function countProblems(diagnostics: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** The counts of each file that has problems. */
export function countByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Counts> {
  const files = new Map<string, Record<Severity, number>>()
  for (const { file, severity } of diagnostics) {
    const counts = files.get(file) ?? { error: 0, warning: 0, info: 0 }
    counts[severity]++
    files.set(file, counts)
  }
  return files
}

/** The worst severity and how often it is there; undefined when nothing needs attention (remarks do not). */
export function worst(counts: Counts): { severity: Severity; count: number } | undefined {
  if (counts.error) return { severity: 'error', count: counts.error }
  if (counts.warning) return { severity: 'warning', count: counts.warning }
  return undefined
}

/** What is no problem and yet not in order. */
export interface Loose {
  /** Things that are referred to and not in the files, each once. */
  readonly unresolved: number
  /** Links that Istio does not follow. */
  readonly withoutEffect: number
}

export const nothingLoose: Loose = { unresolved: 0, withoutEffect: 0 }

/** What the remarks and the drawing leave open; what is reported as an error or warning is counted as that. */
export function countLoose({ diagnostics, graph }: Pick<Analysis, 'diagnostics' | 'graph'>): Loose {
  return { unresolved: countOutside(diagnostics), withoutEffect: countBroken(graph.edges) }
}

/** Each list is the same while somebody types what concerns it not. */
const countOutside = memoByObject((diagnostics: Analysis['diagnostics']): number => {
  const outside = new Set<string>()
  for (const { severity, outside: it } of diagnostics)
    if (severity === 'info' && it) outside.add(`${it.kind}/${it.namespace}/${it.name}`)
  return outside.size
})

const countBroken = memoByObject((edges: Analysis['graph']['edges']): number =>
  edges.reduce((sum, it) => sum + (it.broken === undefined ? 0 : 1), 0),
)

/** `3 errors · 2 warnings · 18 unresolved`, or that there is nothing. */
export function countsInWords(
  { error, warning }: Counts,
  { unresolved, withoutEffect } = nothingLoose,
): string {
  const parts = [
    error && plural(error, 'error'),
    warning && plural(warning, 'warning'),
    withoutEffect && `${withoutEffect} without effect`,
    unresolved && `${unresolved} unresolved`,
  ].filter(Boolean)
  return parts.length ? parts.join(' · ') : 'No problems'
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
