import { findFile, type SourceFile } from '../text/file-change.ts'
import { type ExportContent, type ExportTarget, yamlMime } from './export-target.ts'

export const singleFile: ExportTarget = {
  id: 'single-file',
  title: 'This file',
  doc: 'The file on screen, byte for byte.',
  fileName: content => lastName(shownFile(content).name),
  write: content => [{ name: singleFile.fileName(content), mime: yamlMime, data: shownFile(content).text }],
}

function shownFile({ files, activeFile }: ExportContent): SourceFile {
  const shown = activeFile === undefined ? undefined : findFile(files, activeFile)
  return shown ?? files[0] ?? { name: 'istio.yaml', text: '' }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || 'istio.yaml'
}
