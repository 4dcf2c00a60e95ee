import type { SourceFile } from '../../core/text/file-change.ts'
import { nameClaims } from '../../core/text/file-name.ts'
import { withoutCharts } from '../../core/text/helm-charts.ts'
import { importFile } from '../../core/text/import-file.ts'

/** Files as they came from a disk, and what was left there with the reason. */
export interface ReadFromDisk {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

export interface Imported {
  /** Named so that none is called like another. */
  readonly files: readonly SourceFile[]
  /** What is left out, a sentence each. */
  readonly refused: readonly string[]
  readonly notices: readonly string[]
}

/** How many files have been read; what a zip holds counts once it is looked into. */
export interface ImportProgress {
  readonly done: number
  readonly total: number
}

/** Reads what came from the disk, and tells how far it is; what cannot be text is left out and said. Never throws. */
export function importFiles(
  picked: ReadFromDisk,
  onProgress: (progress: ImportProgress) => void = () => {},
): Imported {
  const files: SourceFile[] = []
  const claim = nameClaims([])
  const refused = picked.refused.map(it => `${it.name} ${it.reason}`)
  const charts = withoutCharts(picked.files)
  const notices = [...charts.notices]
  let done = 0
  let total = charts.files.length
  for (const { name, bytes } of charts.files) {
    onProgress({ done, total })
    let held = 1
    const result = importFile(name, bytes, (unpacked, of) => {
      held = of
      onProgress({ done: done + unpacked, total: total - 1 + of })
    })
    done += held
    total += held - 1
    if (!result.ok) {
      refused.push(result.message)
      continue
    }
    for (const file of result.files) files.push({ name: claim(file.name), text: file.text })
    notices.push(...result.notices)
  }
  return { files, refused, notices }
}
