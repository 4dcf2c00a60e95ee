import { identifyFiles } from '../core/model/locate.ts'
import { type LinkedModel, linkModel } from '../core/model/model.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'

const known = new WeakMap<Files, { readonly settings: AnalysisSettings; readonly model: LinkedModel }>()
let last: LinkedModel | undefined

/** The files' resources, linked; the same for all who ask. What says the same as in the model before is taken over from it. */
export function modelOf(files: Files, settings: AnalysisSettings): LinkedModel {
  const found = known.get(files)
  if (found?.settings === settings) return found.model
  const resources = identifyFiles(files, settings).flatMap(it => it.resources)
  const model = linkModel(resources, settings, last)
  known.set(files, { settings, model })
  last = model
  return model
}
