import type { Files, SourceFile } from '../../core/text/file-change.ts'
import { freeFileName } from '../../core/text/file-name.ts'
import { withoutCharts } from '../../core/text/helm-charts.ts'
import { importFile } from '../../core/text/import-file.ts'
import type { PickedFiles } from '../../platform/files.ts'
import { showToast } from '../ui/Toast.tsx'

export interface Imported {
  /** Named so that none is called like another or like one of the files that are there. */
  readonly files: readonly SourceFile[]
  readonly refused: readonly string[]
  readonly notices: readonly string[]
}

/** Reads what came from the disk; what cannot be text is left out and said. */
export function importPicked(picked: PickedFiles, there: Files): Imported {
  const files: SourceFile[] = []
  const refused = picked.refused.map(it => `${it.name} ${it.reason}`)
  const charts = withoutCharts(picked.files)
  const notices = [...charts.notices]
  for (const { name, bytes } of charts.files) {
    const result = importFile(name, bytes)
    if (!result.ok) {
      refused.push(result.message)
      continue
    }
    for (const file of result.files)
      files.push({ name: freeFileName(file.name, [...there, ...files]), text: file.text })
    notices.push(...result.notices)
  }
  return { files, refused, notices }
}

/** Says what was left out, and what is worth knowing of the rest. */
export function reportImport({ refused, notices }: Imported): void {
  if (refused.length > 0)
    showToast({
      tone: 'error',
      title: refused.length === 1 ? 'A file was skipped' : `${refused.length} files were skipped`,
      description: firstOf(refused),
    })
  if (notices.length > 0)
    showToast({
      tone: 'info',
      title: 'Opened, with a note',
      description: firstOf(notices),
      timeout: 10_000,
    })
}

function firstOf(sentences: readonly string[]): string {
  const shown = sentences.slice(0, 4).join('\n')
  return sentences.length > 4 ? `${shown}\n… and ${sentences.length - 4} more` : shown
}
