import type { IDisposable } from 'monaco-editor/editor'
import type { FileModels } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'
import { requestReveal } from './reveal-request.ts'

/** Where Monaco goes to another file, the workspace opens it: there is one editor, and it shows the active file. */
export function openElsewhere(monaco: Monaco, models: FileModels): IDisposable {
  return monaco.editor.registerEditorOpener({
    openCodeEditor(_source, resource, at) {
      const model = monaco.editor.getModel(resource)
      const file = model && models.of(model)
      if (!file) return false
      const start =
        at && ('startLineNumber' in at ? { lineNumber: at.startLineNumber, column: at.startColumn } : at)
      const end = at && ('endLineNumber' in at ? { lineNumber: at.endLineNumber, column: at.endColumn } : at)
      const offset = (position: typeof start) =>
        file.mirror.toFile(position ? model.getOffsetAt(position) : 0)
      requestReveal({ file: file.name, from: offset(start), to: offset(end), focus: true })
      return true
    },
  })
}
