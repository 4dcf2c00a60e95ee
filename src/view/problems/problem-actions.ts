import type { Diagnostic } from '../../core/diagnostic.ts'
import { rowNouns } from '../../core/scope/subject-at-place.ts'
import { samePath } from '../../core/yaml/path.ts'
import { requestReveal } from '../../platform/monaco/reveal-request.ts'
import type { Selection, Workspace } from '../../workspace/workspace.ts'
import { layoutStore } from '../screen/layout-state.ts'
import { focusOn } from '../screen/scope-state.ts'
import { showToast } from '../ui/toast.ts'
import { askForFix } from './fix-question-state.ts'
import type { Outside } from './outside-groups.ts'

/** Selects a problem's place everywhere; `focus` also puts the cursor there. */
export function showProblem(workspace: Workspace, problem: Diagnostic, { focus = false } = {}): void {
  const { resource, path, file, from, to } = problem
  if (resource)
    workspace.select({ type: 'place', place: { resource, path }, origin: 'problems', reveal: 'yaml' })
  workspace.openFile(file)
  if (resource && !focus) return
  // A place that belongs to no resource can be shown in the YAML only.
  layoutStore.setState({ yaml: true, narrowTab: 'yaml' })
  requestReveal({ file, from, to, focus })
}

/** Shows only what belongs to the server or rule that a problem is in, else to its resource. */
export function showOnlyProblem({ resource, path }: Diagnostic): void {
  if (resource === undefined) return
  const [, list, index] = path
  const noun = rowNouns[`${resource.split('/')[0]} ${list}`]
  const isRow = typeof index === 'number' && noun !== undefined
  const name = `${noun} ${Number(index) + 1} of ${resource.split('/').at(-1)}`
  focusOn(
    isRow
      ? { type: 'row', place: { resource, path: path.slice(0, 3) }, name }
      : { type: 'resource', resource },
  )
}

export function isSelected(problem: Diagnostic, selection: Selection | undefined): boolean {
  if (selection?.type !== 'place') return false
  return selection.place.resource === problem.resource && samePath(selection.place.path, problem.path)
}

/**
 * Makes one of a problem's fixes, once what it asks for is answered. The rules come with it, so they are fetched when the
 * first fix is taken.
 */
export async function takeFix(
  workspace: Workspace,
  problem: Diagnostic,
  index: number,
  origin: 'problems' | 'yaml' = 'problems',
): Promise<void> {
  const refuse = (reason: string) =>
    showToast({ title: 'The fix could not be applied', description: reason, tone: 'warning' })
  try {
    const { fixDiagnostic, fixQuestion } = await import('../../core/rules/engine/fix-diagnostic.ts')
    const { analysed: files, overlay, judging: settings } = workspace.store.getState()
    // What a kustomization builds is one file, in which the problem was found.
    const found = overlay ? { ...problem, file: overlay.view.file.name } : problem
    const make = (answer?: string) => {
      const result = workspace.run(fixDiagnostic(found, index, settings, answer), origin)
      if (!result.ok) refuse(result.reason)
    }
    const asks = fixQuestion(found, index, files, settings)
    if (asks) askForFix({ title: problem.fixes[index] ?? 'Fix', asks, onAnswer: make })
    else make()
  } catch {
    refuse('It could not be loaded. The page may have been updated: reload it and try again.')
  }
}

/** Says that things referred to lie outside the files, so that they are no longer reported. */
export function declareOutside(workspace: Workspace, things: readonly Outside[]): void {
  const { settings } = workspace.store.getState()
  const names = things.map(it => `${it.kind}/${it.namespace}/${it.name}`)
  workspace.setSettings({ ...settings, declared: [...new Set([...settings.declared, ...names])] })
  const [first] = things
  showToast({
    title:
      first && things.length === 1
        ? `${first.kind} ${first.name} is declared to exist elsewhere`
        : `${things.length} are declared to exist elsewhere`,
    description: 'This is saved with the workspace, not in the YAML.',
    action: { label: 'Undo', onClick: () => withdraw(workspace, names) },
  })
}

function withdraw(workspace: Workspace, names: readonly string[]): void {
  const { settings } = workspace.store.getState()
  workspace.setSettings({ ...settings, declared: settings.declared.filter(it => !names.includes(it)) })
}
