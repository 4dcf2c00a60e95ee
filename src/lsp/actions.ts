import {
  type CodeAction,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { type MuteForm, muteForms } from '../core/muting/mute-forms.ts'
import { muteProblem } from '../core/muting/mute-problem.ts'
import type { Operation } from '../core/operations/operation.ts'
import type { Refactoring } from '../core/operations/refactor/refactoring.ts'
import { fixDiagnostic } from '../core/rules/engine/fix-diagnostic.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import { workspaceEditOf } from '../core/text/positions/workspace-edit.ts'
import type { Asked } from './methods.ts'
import type { OpenFolder } from './open-folder.ts'
import { protocolEdit } from './protocol-edit.ts'
import { protocolDiagnostic } from './publish.ts'

/** The command that makes an action in editors that do not ask for its edit. */
export const actionCommand = 'drawbridge.action'

/** What an action is made of, once it is taken. */
export type ActionData = { readonly uri: string } & (
  | { readonly type: 'fix'; readonly problem: string; readonly index: number }
  | { readonly type: 'mute'; readonly problem: string; readonly form: MuteForm }
  | { readonly type: 'refactor'; readonly refactoring: Refactoring }
)

/**
 * The fixes of the problems at a place, the ways to mute them, and refactorings. Their edits are made when one is taken. A fix that asks for
 * something is left out: the protocol has no question.
 */
export function codeActions(
  { textDocument: { uri }, range }: CodeActionParams,
  { folder, capabilities }: Asked,
): CodeAction[] {
  const text = folder.textOf(uri)
  if (text === undefined) return []
  const file = folder.nameOf(uri)
  const { from, to } = positionsIn(text).range(range)
  const here = folder
    .analysed()
    .analysis.diagnostics.filter(it => it.file === file && it.from <= to && from <= it.to)
  const actions = here.flatMap((problem): CodeAction[] => {
    const diagnostics = [protocolDiagnostic(problem, text)]
    const fixes = problem.fixes.flatMap((title, index) =>
      title.endsWith('…')
        ? []
        : [
            action(
              { title, kind: 'quickfix', diagnostics, isPreferred: index === 0 },
              { type: 'fix', uri, problem: problem.id, index },
            ),
          ],
    )
    const mutes = muteForms(problem).map(({ form, title }) =>
      action(
        { title: title.replace(/…$/, ''), kind: 'quickfix', diagnostics },
        { type: 'mute', uri, problem: problem.id, form },
      ),
    )
    return [...fixes, ...mutes]
  })
  const refactorings = folder
    .ask()
    .refactorings({ file, text, position: range.start })
    .map(({ title, refactoring }) =>
      action({ title, kind: 'refactor.rewrite' }, { type: 'refactor', uri, refactoring }),
    )
  return [...actions, ...refactorings]

  function action(it: CodeAction, data: ActionData): CodeAction {
    const isResolved =
      capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true
    return isResolved
      ? { ...it, data }
      : { ...it, command: { title: it.title, command: actionCommand, arguments: [data] } }
  }
}

/** The edit of an action that was taken. Fails, with the reason, where it cannot be made any more. */
export function editOfAction(data: ActionData, { folder, capabilities }: Asked): WorkspaceEdit {
  const edit =
    data.type === 'refactor'
      ? refactored(folder, data.refactoring)
      : operated(folder, operationOf(folder, data))
  return protocolEdit(edit, folder, capabilities)
}

function operationOf(folder: OpenFolder, data: Exclude<ActionData, { type: 'refactor' }>): Operation {
  const problem = folder.analysed().analysis.diagnostics.find(it => it.id === data.problem)
  if (!problem) throw refusal('This problem is no longer in the files.')
  return data.type === 'fix'
    ? fixDiagnostic(problem, data.index, folder.settingsNow())
    : muteProblem(problem, data.form, '')
}

function operated(folder: OpenFolder, operation: Operation) {
  const { files } = folder.analysed()
  const result = operation.run(files, folder.settingsNow())
  if (!result.ok) throw refusal(result.reason)
  return workspaceEditOf(files, result.changes)
}

function refactored(folder: OpenFolder, refactoring: Refactoring) {
  const made = folder.ask().refactor({ refactoring })
  if (!made.ok) throw refusal(made.reason)
  return made.edit
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason)
}
