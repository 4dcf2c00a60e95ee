import type { LinkedModel } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { Conversion, ConversionOptions, Target } from './conversion/conversion.ts'
import { withIngressesToGatewayApi, withIngressesToIstio } from './from-ingress/with-ingresses.ts'
import { convertToGatewayApi } from './to-gateway-api/convert-to-gateway-api.ts'
import { convertToIstio } from './to-istio/convert-to-istio.ts'

/** What becomes of the objects of files in the other API. */
export function convert(
  files: Files,
  target: Target,
  settings: AnalysisSettings = defaultSettings,
  options: ConversionOptions = {},
): Conversion {
  return convertModel(appliedModel(readModel(files, settings), files), target, options)
}

/** The same of a model without what a cluster refuses. */
export function convertModel(
  model: LinkedModel,
  target: Target,
  options: ConversionOptions = {},
): Conversion {
  return target === 'istio'
    ? withIngressesToIstio(model, options, convertToIstio)
    : withIngressesToGatewayApi(model, options, convertToGatewayApi)
}
