import type { Asking } from './asking.ts'
import { filesThatDiffer, holdsChange, type ReadFile } from './check-files.ts'
import type { ForgeEnd, ForgePlan, ForgeTarget, Proposal } from './forge.ts'

/** What a forge does in its own way. */
export interface Forge {
  /** The commit that a branch points to; undefined where there is no such branch, which a base has to be. */
  head(branch: string, isBase: boolean): Asking<string | undefined>
  readAt(commit: string): ReadFile
  /** Commits the change upon a commit and makes the branch point to it, which exists there already or is made. */
  commit(upon: string, branchExists: boolean): Asking<void>
  /** The address of the open request of this branch; undefined where there is none. */
  find(): Asking<ForgeEnd | undefined>
  open(): Asking<ForgeEnd>
}

/** A branch with one commit and a pull or merge request. Reads first; what an earlier try has done is not done twice. */
export function* propose(forge: Forge, { base, branch }: ForgeTarget, { files }: Proposal): ForgePlan {
  const from = (yield* forge.head(base, true)) ?? ''
  const existing = yield* forge.head(branch, false)
  const isDone =
    existing !== undefined && existing !== from && (yield* holdsChange(files, forge.readAt(existing)))
  if (!isDone) {
    if (existing !== undefined && existing !== from) return { type: 'taken' }
    const differing = yield* filesThatDiffer(files, forge.readAt(from))
    if (differing.length > 0) return { type: 'differs', files: differing }
    yield* forge.commit(from, existing !== undefined)
  }
  return (isDone ? yield* forge.find() : undefined) ?? (yield* forge.open())
}
