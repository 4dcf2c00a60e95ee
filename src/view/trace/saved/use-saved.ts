import type { SavedOutcome } from '../../../core/saved/saved-outcome.ts'
import type { SavedRequest } from '../../../core/saved/saved-request.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'

const noRequests: readonly SavedRequest[] = []
const noOutcomes: readonly SavedOutcome[] = []

/** The saved requests, and how they fared when the files were last analysed. */
export function useSaved(): {
  readonly saved: readonly SavedRequest[]
  readonly outcomes: readonly SavedOutcome[]
} {
  const saved = useWorkspaceState(it => it.requests) ?? noRequests
  const outcomes = useWorkspaceState(it => it.analysis?.saved) ?? noOutcomes
  return { saved, outcomes }
}
