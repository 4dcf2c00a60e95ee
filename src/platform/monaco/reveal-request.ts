import { workspaceStore } from '../../workspace/workspace-store.ts'

/** A stretch of a file to be shown in the YAML pane, where no resource stands for it (text that cannot be read). */
export interface RevealRequest {
  readonly file: string
  /** Offsets in the file. */
  readonly from: number
  readonly to: number
  readonly focus: boolean
}

export const revealRequests = workspaceStore<{ readonly request?: RevealRequest | undefined }>({})

/** Shows a stretch of a file as soon as there is an editor to show it. */
export function requestReveal(request: RevealRequest): void {
  revealRequests.setState({ request })
}
