import {
  type CodeAction,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Diagnostic } from '../core/diagnostic.ts'
import { fixAllChoices } from '../core/language-service/fix-all-choices.ts'
import { type MuteForm, muteForms } from '../core/muting/mute-forms.ts'
import { muteProblem } from '../core/muting/mute-problem.ts'
import type { Operation, OperationResult } from '../core/operations/operation.ts'
import { type Refactoring, refactoringOf } from '../core/operations/refactor/refactoring.ts'
import { fixDiagnostic } from '../core/rules/engine/fix-diagnostic.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import { workspaceEditOf } from '../core/text/positions/workspace-edit.ts'
import type { FolderBuild } from './folder-build.ts'
import type { Asked } from './methods.ts'
import type { OpenFolder } from './open-folder.ts'
import { protocolEdit } from './protocol-edit.ts'
import { protocolDiagnostic } from './publish.ts'
import { blankMark, withBlank } from './with-blank.ts'

/** The command that makes an action in editors that do not ask for its edit. */
export const actionCommand = 'drawbridge.action'

/** What an action is made of, once it is taken. */
export type ActionData = { readonly uri: string } & (
  | { readonly type: 'fix'; readonly problem: string; readonly index: number }
  // A client that can ask its user adds the reason to the action before it is resolved.
  | { readonly type: 'mute'; readonly problem: string; readonly form: MuteForm; readonly reason?: string }
  | { readonly type: 'fixAll'; readonly rule: string; readonly file?: string }
  // `isOfFiles` of what is made in the files that a kustomization is built from, not in what it builds.
  | { readonly type: 'refactor'; readonly refactoring: Refactoring; readonly isOfFiles?: true }
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
  const here = folder.analysed().diagnostics.filter(it => it.file === file && it.from <= to && from <= it.to)
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
  const rules = [...new Set(here.map(it => it.rule))]
  const fixAll = rules
    .flatMap(rule => fixAllChoices(rule, file, folder.analysed().diagnostics))
    .map(({ title, ...what }) => action({ title, kind: 'quickfix' }, { type: 'fixAll', uri, ...what }))
  const refactorings = folder
    .ask(file)
    .refactorings({ file, text, position: range.start })
    .map(({ title, refactoring, isOfFiles }) =>
      action(
        { title, kind: 'refactor.rewrite' },
        { type: 'refactor', uri, refactoring, ...(isOfFiles && { isOfFiles }) },
      ),
    )
  return [...actions, ...fixAll, ...refactorings]

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
  switch (data.type) {
    case 'refactor':
      return protocolEdit(refactored(folder, data), folder, capabilities)
    case 'fixAll':
      return protocolEdit(allFixed(folder, data), folder, capabilities)
    case 'fix': {
      const problem = problemOf(folder, data.problem)
      return protocolEdit(fixed(folder, problem, data.index), folder, capabilities)
    }
    case 'mute':
      return muted(data, { folder, capabilities })
  }
}

/** With the reason that the client gives, or with a place to write it in editors that know such places. */
function muted(
  { problem, form, reason }: Extract<ActionData, { type: 'mute' }>,
  { folder, capabilities }: Omit<Asked, 'tell'>,
): WorkspaceEdit {
  const hasBlank =
    reason === undefined &&
    form !== 'annotation' &&
    capabilities.workspace?.workspaceEdit?.snippetEditSupport === true &&
    capabilities.workspace.workspaceEdit.documentChanges === true
  const mute = muteProblem(problemOf(folder, problem), form, hasBlank ? blankMark : (reason ?? ''))
  const edit = protocolEdit(operated(folder, mute), folder, capabilities)
  return hasBlank ? withBlank(edit, 'why') : edit
}

function problemOf(folder: OpenFolder, id: string): Diagnostic {
  const problem = folder.analysed().diagnostics.find(it => it.id === id)
  if (!problem) throw refusal('This problem is no longer in the files.')
  return problem
}

function allFixed(folder: OpenFolder, { rule, file }: Extract<ActionData, { type: 'fixAll' }>) {
  const made = folder.fixAll(rule, file)
  if (!made.ok) throw refusal(made.reason)
  if (made.changes.length === 0)
    throw refusal('Nothing was fixed: each of these problems asks for something, or its fix cannot be made.')
  return workspaceEditOf(folder.analysed().files, made.changes)
}

/** A problem of what a kustomization builds is fixed there, and the change goes where the values are written. */
function fixed(folder: OpenFolder, problem: Diagnostic, index: number) {
  const build = folder.buildWith(problem)
  if (!build) return operated(folder, fixDiagnostic(problem, index, folder.settingsNow()))
  const shown = build.shown()
  const fix = fixDiagnostic({ ...problem, file: shown.name }, index, folder.settingsNow())
  return landed(folder, build, fix.run([shown], folder.settingsNow()))
}

function landed(folder: OpenFolder, build: FolderBuild, result: OperationResult) {
  if (!result.ok) throw refusal(result.reason)
  const made = build.land(result.changes)
  if (!made.ok) throw refusal(made.reason)
  return workspaceEditOf(folder.analysed().files, made.changes)
}

function operated(folder: OpenFolder, operation: Operation) {
  const { files } = folder.analysed()
  const result = operation.run(files, folder.settingsNow())
  if (!result.ok) throw refusal(result.reason)
  return workspaceEditOf(files, result.changes)
}

function refactored(
  folder: OpenFolder,
  { uri, refactoring, isOfFiles }: Extract<ActionData, { type: 'refactor' }>,
) {
  const build = folder.buildOf(folder.nameOf(uri))
  const operation = refactoringOf(refactoring)
  if (build && !isOfFiles) return landed(folder, build, operation.run([build.shown()], folder.settingsNow()))
  return operated(folder, operation)
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason)
}
