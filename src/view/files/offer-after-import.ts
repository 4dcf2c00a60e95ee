import { removeServerFields, serverFieldsIn } from '../../core/operations/remove-server-fields.ts'
import type { Files } from '../../core/text/file-change.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'
import { openIngressConversion } from './ingress-conversion.ts'
import { holdsIngress, mayHoldServerFields } from './offer-guesses.ts'

/** Says of texts that have just come what can be done with them: Ingresses, and what `kubectl get` prints. */
export function offerAfterImport(workspace: Workspace, added: Files): void {
  if (holdsIngress(added))
    showToast({
      topic: 'ingress',
      title: 'There are Ingresses among the files',
      description: 'They can become Gateways and VirtualServices.',
      timeout: 20_000,
      action: { label: 'Convert…', onClick: () => openIngressConversion(workspace) },
    })
  const fields = mayHoldServerFields(added) ? serverFieldsIn(added, workspace.store.getState().judging) : []
  if (fields.length > 0)
    showToast({
      topic: 'server-fields',
      title: 'Some of this was written by the cluster',
      description: `A file for a repository does without ${fields.join(', ')}.`,
      timeout: 20_000,
      action: { label: 'Take it out', onClick: () => takeOutServerFields(workspace) },
    })
}

export function takeOutServerFields(workspace: Workspace): void {
  const result = workspace.run(removeServerFields(), 'files')
  if (result.ok) undoToast(workspace, 'Took out what the cluster wrote')
  else showToast({ tone: 'error', title: 'Nothing was taken out', description: result.reason })
}
