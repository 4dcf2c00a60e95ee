import { type LinkedModel, linkModel, type Model } from '../model/model.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Steps } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import { type KeptFile, keepBeside } from './keep-documents.ts'
import { placeResources } from './place-resources.ts'

/** So many sets of other files are kept: what was opened, and what was compared with last. */
const mostKept = 2

/**
 * Reads and links files beside those that are edited, with a pause after every document that has to be read. Documents that
 * both have are not read again, and what says the same is taken over, so that what was computed of it holds for both.
 */
export function readerBeside(
  settings: AnalysisSettings,
  edited: () => { readonly files: readonly KeptFile[]; readonly model: Model | undefined },
): (files: Files) => Steps<LinkedModel> {
  const kept = new Map<Files, LinkedModel>()
  return function* read(files) {
    const found = kept.get(files)
    if (found) return found
    const documents = yield* keepBeside(edited().files, files)
    const { resources } = placeResources(undefined, documents, settings)
    const model = linkModel(resources, settings, edited().model)
    kept.set(files, model)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest) kept.delete(oldest)
    return model
  }
}
