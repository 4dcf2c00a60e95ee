import type { Explanation } from '../../../core/explain/explanation.ts'
import { workspaceStore } from '../../../workspace/workspace-store.ts'

/** The way of the request that is traced at the moment, for the canvas to light. */
export const litPathStore = workspaceStore<{ readonly path: Explanation['path'] | undefined }>({
  path: undefined,
})
