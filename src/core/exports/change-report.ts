import type { Diagnostic } from '../diagnostic.ts'
import type { FileDifference } from '../patch/compare-files.ts'
import type { ChangedResource } from '../questions/changed-resources.ts'
import type { ChangesAnswer } from '../questions/changes.ts'

/** Everything that a commit message and a pull request say of a change: what the questions about a baseline answer. */
export interface ChangeReport {
  readonly files: readonly FileDifference[]
  readonly resources: readonly ChangedResource[]
  readonly routing: ChangesAnswer
  readonly problemsBefore: readonly Diagnostic[]
  readonly problems: readonly Diagnostic[]
}
