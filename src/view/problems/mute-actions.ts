import type { Diagnostic } from '../../core/diagnostic.ts'
import { type MuteForm, muteForms } from '../../core/muting/mute-forms.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { showToast } from '../ui/toast.ts'
import { askForFix } from './fix-question-state.ts'

const asks = { label: 'Reason', example: 'comes with the platform chart' }

/** Mutes a problem in the files, once the reason is told; the annotation has no place for one. */
export function takeMute(
  workspace: Workspace,
  problem: Diagnostic,
  form: MuteForm,
  origin: 'problems' | 'yaml' = 'problems',
): void {
  const title = muteForms(problem).find(it => it.form === form)?.title ?? 'Mute'
  const mute = async (reason: string) => {
    try {
      const { muteProblem } = await import('../../core/muting/mute-problem.ts')
      const result = workspace.run(muteProblem(problem, form, reason), origin)
      if (!result.ok) refuse(result.reason)
    } catch {
      refuse('It could not be loaded. The page may have been updated: reload it and try again.')
    }
  }
  if (form === 'annotation') void mute('')
  else askForFix({ title, verb: 'Mute', asks, onAnswer: mute })
}

/** Mutes a rule for a problem's resource in the settings of the workspace, which go into its links. */
export function muteInSettings(workspace: Workspace, { rule, resource }: Diagnostic): void {
  askForFix({
    title: `Mute ${rule} in the workspace settings`,
    verb: 'Mute',
    asks,
    onAnswer(reason) {
      const { settings } = workspace.store.getState()
      const entry = { rule, ...(resource !== undefined && { resource }), reason: reason.trim() }
      workspace.setSettings({ ...settings, muted: [...(settings.muted ?? []), entry] })
    },
  })
}

function refuse(reason: string): void {
  showToast({ title: 'The problem could not be muted', description: reason, tone: 'warning' })
}
