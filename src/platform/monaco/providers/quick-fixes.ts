import type { editor, IDisposable, languages } from 'monaco-editor/editor'
import type { Diagnostic } from '../../../core/diagnostic.ts'
import { fixAllChoices } from '../../../core/language-service/fix-all-choices.ts'
import { type MuteForm, muteForms } from '../../../core/muting/mute-forms.ts'
import type { Monaco } from '../load-monaco.ts'
import type { ProviderContext } from '../providers.ts'

/** The commands that hovers and fixes lead to. */
export const fixCommand = 'drawbridge.fix'
const muteCommand = 'drawbridge.mute'
export const aboutCommand = 'drawbridge.about'
const fixAllCommand = 'drawbridge.fixAll'

/** Offers the fixes of the problems at the cursor, the ways to mute them, and the page of their check. */
export function registerQuickFixes(monaco: Monaco, context: ProviderContext): IDisposable[] {
  const { workspace, models, onFix, onFixAll, onMute, onAbout } = context

  return [
    monaco.editor.registerCommand(fixCommand, (_accessor, id: string, index: number) => {
      const problem = workspace.store.getState().analysis?.diagnostics.find(it => it.id === id)
      if (problem) onFix(problem, index)
    }),
    monaco.editor.registerCommand(fixAllCommand, (_accessor, rule: string, file?: string) =>
      onFixAll(rule, file),
    ),
    monaco.editor.registerCommand(muteCommand, (_accessor, id: string, form: MuteForm) => {
      const problem = workspace.store.getState().analysis?.diagnostics.find(it => it.id === id)
      if (problem) onMute(problem, form)
    }),
    monaco.editor.registerCommand(aboutCommand, (_accessor, rule: string) => onAbout(rule)),
    monaco.languages.registerCodeActionProvider('yaml', {
      provideCodeActions(model, range, { markers }) {
        const file = models.of(model)
        const { analysis, analysedRevision, revision } = workspace.store.getState()
        if (!file || !analysis || analysedRevision !== revision) return undefined
        const from = file.mirror.toFile(model.getOffsetAt(range.getStartPosition()))
        const to = file.mirror.toFile(model.getOffsetAt(range.getEndPosition()))
        const here = analysis.diagnostics.filter(
          it => it.file === file.name && it.from <= to && from <= it.to,
        )
        const rules = [...new Set(here.map(it => it.rule))]
        return {
          actions: [
            ...here.flatMap(it => it.fixes.map((title, i) => fixAction(title, it, i, markers))),
            ...rules.flatMap(it => fixAllActions(it, file.name, analysis.diagnostics, markers)),
            ...here.flatMap(it =>
              muteForms(it).map(({ form, title }) => muteAction(title, it, form, markers)),
            ),
            ...rules.map(it => aboutAction(it, markers)),
          ],
          dispose: () => undefined,
        }
      },
    }),
  ]
}

function fixAction(
  title: string,
  diagnostic: Diagnostic,
  index: number,
  markers: readonly editor.IMarkerData[],
): languages.CodeAction {
  return {
    title,
    kind: 'quickfix',
    isPreferred: index === 0,
    diagnostics: markers.filter(it => it.code === diagnostic.rule),
    command: { id: fixCommand, title, arguments: [diagnostic.id, index] },
  }
}

function muteAction(
  title: string,
  diagnostic: Diagnostic,
  form: MuteForm,
  markers: readonly editor.IMarkerData[],
): languages.CodeAction {
  return {
    title,
    kind: 'quickfix',
    diagnostics: markers.filter(it => it.code === diagnostic.rule),
    command: { id: muteCommand, title, arguments: [diagnostic.id, form] },
  }
}

function aboutAction(rule: string, markers: readonly editor.IMarkerData[]): languages.CodeAction {
  const title = `About the check ${rule}`
  return {
    title,
    kind: 'quickfix',
    diagnostics: markers.filter(it => it.code === rule),
    command: { id: aboutCommand, title, arguments: [rule] },
  }
}

function fixAllActions(
  rule: string,
  file: string,
  diagnostics: readonly Diagnostic[],
  markers: readonly editor.IMarkerData[],
): languages.CodeAction[] {
  return fixAllChoices(rule, file, diagnostics).map(({ title, file: only }) => ({
    title,
    kind: 'quickfix',
    diagnostics: markers.filter(it => it.code === rule),
    command: { id: fixAllCommand, title, arguments: only === undefined ? [rule] : [rule, only] },
  }))
}
