import type { editor } from 'monaco-editor/editor'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Severity } from '../../core/severity.ts'
import type { FileModel } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'

const owner = 'drawbridge'

// More than anybody reads, and Monaco slows down long before a file is all problems.
const most = 2_000

/** Shows a file's problems in its text. */
export function showMarkers(monaco: Monaco, file: FileModel, diagnostics: readonly Diagnostic[]): void {
  const markers = diagnostics
    .filter(it => it.file === file.name)
    .slice(0, most)
    .map(it => toMarker(monaco, file, it))
  monaco.editor.setModelMarkers(file.model, owner, markers)
}

function toMarker(monaco: Monaco, { model, mirror }: FileModel, it: Diagnostic): editor.IMarkerData {
  const start = model.getPositionAt(mirror.toShown(it.from))
  const end = model.getPositionAt(mirror.toShown(Math.max(it.from, it.to)))
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
    severity: severityOf(monaco, it.severity),
    // Monaco shows a marker's message as it is.
    message: it.message.replaceAll('`', ''),
    code: it.rule,
  }
}

function severityOf(monaco: Monaco, severity: Severity) {
  switch (severity) {
    case 'error':
      return monaco.MarkerSeverity.Error
    case 'warning':
      return monaco.MarkerSeverity.Warning
    case 'info':
      return monaco.MarkerSeverity.Info
  }
}
