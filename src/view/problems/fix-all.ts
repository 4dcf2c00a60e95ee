import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'

/** Makes the first fix of every problem of a rule, as one entry of the history: in one file, or in all. */
export async function fixAll(workspace: Workspace, rule: string, file?: string): Promise<void> {
  const ask = { type: 'fixAll', rule, ...(file !== undefined && within(workspace, file)) } as const
  const answer = await workspace.answerNow(ask).catch(() => undefined)
  if (!answer || answer.changes.length === 0) {
    showToast({
      tone: 'warning',
      title: 'Nothing was fixed',
      description: answer
        ? 'Each of these problems asks for something: fix them one by one.'
        : 'The files changed meanwhile.',
    })
    return
  }
  const title = `Fix ${answer.fixed} of ${rule}`
  if (workspace.apply(title, answer.changes, undefined, 'yaml'))
    undoToast(workspace, `Fixed ${answer.fixed} of ${rule}`)
}

/** The problems of a file; while a kustomization is shown, one file stands for all that is built. */
function within(
  { store }: Workspace,
  file: string,
): { readonly file: string } | { readonly problems: readonly string[] } {
  const { overlay, analysis } = store.getState()
  if (!overlay) return { file }
  return { problems: (analysis?.diagnostics ?? []).filter(it => it.file === file).map(it => it.id) }
}
