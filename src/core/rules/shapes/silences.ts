import type { Leaf } from './shape-of.ts'

/**
 * For which values a rule had nothing to say: it reads one leaf after the other, and what it reads next follows from what it has read.
 * So whoever has the same values there is told nothing either, whatever its other leaves are.
 */
export type Silences = typeof silent | { readonly leaf: number; readonly next: Map<Leaf, Silences> }

/** Nothing more is read. */
export const silent = 'silent'

/** Whether a rule is known to have nothing to say of an object with these leaves. */
export function isSilent(silences: Silences | undefined, leaves: readonly Leaf[]): boolean {
  let at = silences
  while (at !== undefined && at !== silent) at = at.next.get(leaves[at.leaf]!)
  return at === silent
}

/** Adds what a rule read of an object before it had nothing to say. Undefined where it read something else than with the same values before. */
export function withSilence(
  silences: Silences | undefined,
  reads: readonly number[],
  leaves: readonly Leaf[],
): Silences | undefined {
  return added(silences, 0)

  function added(at: Silences | undefined, depth: number): Silences | undefined {
    const leaf = reads[depth]
    if (leaf === undefined) return at === undefined || at === silent ? silent : undefined
    const branch = at ?? { leaf, next: new Map<Leaf, Silences>() }
    if (branch === silent || branch.leaf !== leaf) return undefined
    const value = leaves[leaf]!
    const below = added(branch.next.get(value), depth + 1)
    if (below === undefined) return undefined
    branch.next.set(value, below)
    return branch
  }
}
