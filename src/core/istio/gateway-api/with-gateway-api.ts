import { type LinkedModel, linkModel } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { generatedGateways } from './generate-gateways.ts'
import { generatedVirtualServices } from './generate-routes.ts'
import { generatedResources } from './generated.ts'
import { kubernetesGateway, routeKinds } from './kinds.ts'

/**
 * A model with the Gateways, VirtualServices and Services that Istio makes of its Gateway API objects, so that routing is
 * computed of them as of any other. A model without such objects comes back as it is.
 */
export function withGatewayApi(model: LinkedModel): LinkedModel {
  const isUsed = [kubernetesGateway, ...routeKinds].some(it => model.ofKind(it).length > 0)
  if (!isUsed) return model
  const known = models.get(model)
  if (known) return known
  const all = [...generatedGateways(model), ...generatedVirtualServices(model)]
  const generated = generatedResources(all, last)
  last = new Map(generated.map(it => [it.id, it]))
  const extended = { ...model, ...linkModel([...model.resources, ...generated], model.settings, lastModel) }
  lastModel = extended
  models.set(model, extended)
  return extended
}

const models = new WeakMap<LinkedModel, LinkedModel>()
/** What was made for the model before: what says the same is taken over from it. */
let last: ReadonlyMap<string, Resource> = new Map()
let lastModel: LinkedModel | undefined
