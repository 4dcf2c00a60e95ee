import type { ImportProgress } from '../../platform/importing/import-files.ts'
import { lastingStore } from '../../workspace/workspace-store.ts'

interface Reading {
  readonly progress: ImportProgress
  readonly cancel: () => void
}

/** The files that are being read, where that takes long enough to say so. */
export const importStore = lastingStore<{ readonly reading: Reading | undefined }>('page', {
  reading: undefined,
})
