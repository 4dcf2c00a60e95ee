import { type LinkedModel, linkModel } from '../model/model.ts'
import { generatedGateways } from './gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from './gateway-api/generate-routes.ts'
import { usesGatewayApi } from './gateway-api/kinds.ts'
import { generatedDestinationRules } from './gateway-api/policies/generate-destination-rules.ts'

/**
 * A model with the Gateways, VirtualServices, DestinationRules and Services that Istio makes of its Gateway API objects, so that routing is
 * computed of them as of any other. A model without such objects comes back as it is.
 */
export function withGatewayApi(model: LinkedModel): LinkedModel {
  if (!usesGatewayApi(model)) return model
  const known = models.get(model)
  if (known) return known
  const generated = [
    ...generatedGateways(model),
    ...generatedVirtualServices(model),
    ...generatedDestinationRules(model),
  ]
  const extended = { ...model, ...linkModel([...model.resources, ...generated], model.settings, last) }
  last = extended
  models.set(model, extended)
  return extended
}

const models = new WeakMap<LinkedModel, LinkedModel>()
/** The one before: lists that say the same are taken over from it. */
let last: LinkedModel | undefined
