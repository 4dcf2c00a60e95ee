import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { identifyFiles } from './locate.ts'
import { type LinkedModel, linkModel, type Model } from './model.ts'

/** The model of files as they are, from nothing but their text. `before` is an earlier model, of which the parts that say the same are kept. */
export function readModel(
  files: Files,
  settings: AnalysisSettings = defaultSettings,
  before?: Model,
): LinkedModel {
  const resources = identifyFiles(files, settings).flatMap(it => it.resources)
  return linkModel(resources, settings, before)
}
