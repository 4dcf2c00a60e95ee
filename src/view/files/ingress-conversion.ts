import { identifyFiles } from '../../core/model/locate.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openDialog } from '../screen/screen-state.ts'

/** Opens the dialog that converts to Istio, with the Ingresses of the files chosen. */
export function openIngressConversion(workspace: Workspace): void {
  const { files, judging } = workspace.store.getState()
  const selection = identifyFiles(files, judging)
    .flatMap(it => it.resources)
    .filter(it => it.kind === 'Ingress')
    .map(it => it.id)
  openDialog({ type: 'convert', target: 'istio', ...(selection.length > 0 && { selection }) })
}
