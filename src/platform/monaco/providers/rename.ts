import type { editor, IDisposable, IPosition } from 'monaco-editor/editor'
import type { WorkspaceEdit } from '../../../core/text/positions/workspace-edit.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'

/** Takes edits to be looked at before they are made; `note` says what they cannot reach. */
export type OnEdit = (title: string, edit: WorkspaceEdit, note?: string) => void

/** What Monaco shows a message with where nothing can be renamed. */
interface Messages extends editor.IEditorContribution {
  showMessage(message: string, position: IPosition): void
}

/** At the cursor, as Monaco says that nothing can be renamed: why an entered name is not taken it tells the console alone. */
function showMessage(monaco: Monaco, model: editor.ITextModel, position: IPosition, reason: string): void {
  const shown = monaco.editor.getEditors().find(it => it.getModel() === model)
  shown?.getContribution<Messages>('editor.contrib.messageController')?.showMessage(reason, position)
}

/** Asks for another name at the cursor; what it changes is shown before it is made, and made by the workspace. */
export function registerRename(monaco: Monaco, asker: LanguageAsker, onEdit: OnEdit): IDisposable {
  return monaco.languages.registerRenameProvider('yaml', {
    async resolveRenameLocation(model, position, token) {
      const at = asker.at(model, position)
      const found = at && (await asker.ask('prepareRename', at, token))
      if (found && !('refuse' in found)) return { range: monacoRange(found.range), text: found.placeholder }
      return {
        range: monaco.Range.fromPositions(position),
        text: '',
        rejectReason: found?.refuse ?? 'Nothing here can be renamed.',
      }
    },
    async provideRenameEdits(model, position, newName, token) {
      const at = asker.at(model, position)
      const renaming = at && (await asker.ask('rename', { ...at, newName }, token))
      if (renaming && !renaming.ok) {
        showMessage(monaco, model, position, renaming.reason)
        return { edits: [], rejectReason: renaming.reason }
      }
      if (renaming) onEdit(renaming.title, renaming.edit, renaming.note)
      return { edits: [] }
    },
  })
}
