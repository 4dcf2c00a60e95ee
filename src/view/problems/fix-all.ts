import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'

/** Makes the first fix of every problem of a rule, as one entry of the history: in one file, or in all. */
export async function fixAll(workspace: Workspace, rule: string, file?: string): Promise<void> {
  const { overlay, analysis } = workspace.store.getState()
  // What is shown is one file, which stands for what is built.
  const only = overlay
    ? { problems: (analysis?.diagnostics ?? []).filter(it => it.file === file).map(it => it.id) }
    : { file: file ?? '' }
  const ask = { type: 'fixAll', rule, ...(file !== undefined && only) } as const
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
