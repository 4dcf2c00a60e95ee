import type { IDisposable } from 'monaco-editor/editor'
import type { Refactoring } from '../../../core/operations/refactor/refactoring.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'

const command = 'drawbridge.refactor'

/** Takes a refactoring to be made: of the files as they are written, or of what is shown. */
export type OnRefactor = (refactoring: Refactoring, isOfFiles: boolean) => void

/** Offers what can be written or put together otherwise where the cursor is. `onRefactor` makes one as an entry of the history. */
export function registerRefactorings(
  monaco: Monaco,
  asker: LanguageAsker,
  onRefactor: OnRefactor,
): IDisposable[] {
  return [
    monaco.editor.registerCommand(command, (_accessor, it: Refactoring, isOfFiles: boolean) =>
      onRefactor(it, isOfFiles),
    ),
    monaco.languages.registerCodeActionProvider(
      'yaml',
      {
        async provideCodeActions(model, range, { only, trigger }, token) {
          // A light bulb in every line would say nothing: these are there for those who ask.
          if (trigger === monaco.languages.CodeActionTriggerType.Auto) return undefined
          if (only && !only.startsWith('refactor')) return undefined
          const at = asker.at(model, range.getStartPosition())
          const offered = at && (await asker.ask('refactorings', at, token))
          return {
            actions: (offered ?? []).map(({ title, refactoring, isOfFiles = false }) => ({
              title,
              kind: 'refactor',
              command: { id: command, title, arguments: [refactoring, isOfFiles] },
            })),
            dispose: () => undefined,
          }
        },
      },
      { providedCodeActionKinds: ['refactor'] },
    ),
  ]
}
