import type { Workspace } from '../../workspace/workspace.ts'
import type { Services } from '../services.ts'

/** The time to think again, in milliseconds. */
export const grace = 8_000

/**
 * Deletes a kept workspace when the time to think again is over, and tries once more to save what had no room beside
 * it. A page closed before that has deleted nothing. Calling what it returns prevents it.
 */
export function forgetLater(
  workspace: Workspace,
  { storage }: Services,
  id: string,
  forgotten: () => void,
): () => void {
  const timer = setTimeout(() => {
    forgotten()
    void storage.remove(id).then(() => workspace.flush())
  }, grace)
  return () => clearTimeout(timer)
}
