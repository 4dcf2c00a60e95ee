import type { Imported } from '../../platform/importing/import-files.ts'
import { showToast } from '../ui/toast.ts'

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
