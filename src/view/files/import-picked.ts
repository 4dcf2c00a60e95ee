import type { PickedFiles } from '../../platform/files.ts'
import type { Imported, ImportProgress } from '../../platform/importing/import-files.ts'
import { importOffPage } from '../../platform/importing/import-off-page.ts'
import { importStore } from './import-store.ts'

/** Milliseconds; what is read sooner needs no word. */
const patience = 300

/** Reads what came from the disk; what cannot be text is left out and said. Undefined where the user cancels it. */
export async function importPicked(picked: PickedFiles): Promise<Imported | undefined> {
  importStore.getState().reading?.cancel()
  let progress: ImportProgress = { done: 0, total: picked.files.length }
  let isShown = false
  const { imported, cancel } = importOffPage(picked, it => {
    progress = it
    if (isShown) show()
  })
  const show = () => importStore.setState({ reading: { progress, cancel } })
  const timer = setTimeout(() => {
    isShown = true
    show()
  }, patience)
  const result = await imported
  clearTimeout(timer)
  if (isShown) importStore.setState({ reading: undefined })
  return result
}
