import type { Files, SourceFile } from '../../core/text/file-change.ts'
import { freeFileName } from '../../core/text/file-name.ts'
import { withoutCharts } from '../../core/text/helm-charts.ts'
import { importFile } from '../../core/text/import-file.ts'
import type { PickedFiles } from '../../platform/files.ts'

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
