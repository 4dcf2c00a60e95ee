import { readModel } from '../model/read-model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { Conversion, ConversionOptions, Target } from './conversion/conversion.ts'
import { convertToGatewayApi } from './to-gateway-api/convert-to-gateway-api.ts'

/** What becomes of the objects of files in the other API. */
export function convert(
  files: Files,
  target: Target,
  settings: AnalysisSettings = defaultSettings,
  options: ConversionOptions = {},
): Conversion {
  const model = appliedModel(readModel(files, settings), files)
  void target
  return convertToGatewayApi(model, options)
}
