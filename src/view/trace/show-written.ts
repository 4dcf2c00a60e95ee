import type { Place } from '../../core/model/resource.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Selects the place of a rule or setting that the Trace drawer names, and shows it in the YAML. */
export function showWritten(workspace: Workspace, place: Place): void {
  workspace.select({ type: 'place', place, origin: 'trace', reveal: 'yaml' })
}
