import type { editor, IDisposable } from 'monaco-editor/editor'
import { findFile } from '../../core/text/file-change.ts'
import { fileChangesOf, type LineEdit } from '../../core/text/positions/workspace-edit.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Monaco } from './load-monaco.ts'
import type { LanguageAsker } from './providers/ask-language.ts'
import { lineRange, monacoRange } from './providers/ranges.ts'

/** Lays out the file or what is selected, as one entry of the history with a name, and the line that Enter leaves. */
export function registerFormatting(
  monaco: Monaco,
  widget: editor.IStandaloneCodeEditor,
  asker: LanguageAsker,
  workspace: Workspace,
): IDisposable[] {
  /** Makes edits of a file whose text is still the one they are about. */
  function apply(title: string, file: string, before: string, edits: readonly LineEdit[]): void {
    const { files } = workspace.store.getState()
    if (edits.length === 0 || findFile(files, file)?.text !== before) return
    workspace.apply(title, fileChangesOf(files, { documentChanges: [{ file, edits }] }), undefined, 'yaml')
  }

  async function formatFile(): Promise<void> {
    const about = aboutShown()
    const edits = about && (await asker.ask('formatting', about))
    if (edits) apply(`Format ${about.file}`, about.file, about.text, edits)
  }

  async function formatSelection(): Promise<void> {
    const about = aboutShown()
    const selection = widget.getSelection()
    if (!about || !selection) return
    const edits = await asker.ask('rangeFormatting', { ...about, range: lineRange(selection) })
    if (edits) apply(`Format a selection in ${about.file}`, about.file, about.text, edits)
  }

  function aboutShown() {
    const model = widget.getModel()
    const file = model ? asker.file(model)?.file : undefined
    const text = findFile(workspace.store.getState().files, file ?? '')?.text
    return file !== undefined && text !== undefined ? { file, text } : undefined
  }

  async function formatLeftLine(lineNumber: number): Promise<void> {
    const model = widget.getModel()
    if (!model) return
    const version = model.getVersionId()
    const at = asker.at(model, new monaco.Position(lineNumber, 1))
    const edits = at && (await asker.ask('onTypeFormatting', at))
    // What is typed since is worth more than a tidy line.
    if (!edits?.length || model.isDisposed() || model.getVersionId() !== version) return
    widget.executeEdits(
      'format',
      edits.map(it => ({ range: monacoRange(it.range), text: it.newText })),
    )
  }

  return [
    widget.addAction({
      id: 'drawbridge.formatDocument',
      label: 'Format Document',
      keybindings: [monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF],
      precondition: '!editorReadonly',
      contextMenuGroupId: '1_modification',
      contextMenuOrder: 1.3,
      run: formatFile,
    }),
    widget.addAction({
      id: 'drawbridge.formatSelection',
      label: 'Format Selection',
      precondition: '!editorReadonly && editorHasSelection',
      contextMenuGroupId: '1_modification',
      contextMenuOrder: 1.31,
      run: formatSelection,
    }),
    widget.onDidChangeModelContent(({ changes, isFlush, isUndoing, isRedoing }) => {
      const [change] = changes
      if (!change || changes.length > 1 || isFlush || isUndoing || isRedoing) return
      const isEnter = /^\r?\n[ \t]*$/.test(change.text) && widget.hasTextFocus()
      if (isEnter && workspace.store.getState().lastChange?.by === 'type')
        void formatLeftLine(change.range.startLineNumber + 1)
    }),
  ]
}
