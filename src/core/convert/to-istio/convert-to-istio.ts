import { effective, type LinkedModel, type Model } from '../../model/model.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import {
  type CarriedField,
  isConvertible,
  leftOut,
  type Tell,
  tellOf,
  withoutRepeats,
} from '../conversion/carried.ts'
import type { Conversion, ConversionOptions, MadeObject } from '../conversion/conversion.ts'
import { type FreeNames, freeNames } from '../conversion/free-names.ts'
import { convertPolicy } from './backend-tls.ts'
import { type MadeIstioGateway, makeGateway } from './gateways.ts'
import { isForWhole, routesThrough } from './listener-routes.ts'
import { routesInMesh } from './mesh-routes.ts'
import { membersOf, type Part, partsOf } from './parts.ts'
import { placedRoutes } from './placed-routes.ts'

/**
 * Gateways, VirtualServices and DestinationRules of Istio that do what a model's objects of the Gateway API do. A Gateway is converted
 * with its ListenerSets and all routes, or stays.
 */
export function convertToIstio(
  model: LinkedModel,
  { only, anyway = false }: ConversionOptions = {},
): Conversion {
  const parts = partsOf(model).filter(it => !only || membersOf(it).some(own => only.includes(own.id)))
  const names = freeNames(model)
  const results = parts.map(it => convertPart(model, it, names))
  const done = results.filter(it => isConvertible(it.fields, anyway))
  const kept = results.filter(it => !done.includes(it))
  const left = new Set(done.flatMap(it => it.left))
  const idsOf = (some: typeof results) => some.flatMap(it => it.resources.map(own => own.id))
  const gateways = done.flatMap(it => it.gateways)
  const refused = (model.refused?.all ?? []).flatMap(({ resource, path, message }): CarriedField[] => {
    const isOne =
      /^(Gateway\.gateway\.|ListenerSet|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|BackendTLSPolicy)/.test(
        resource.id,
      )
    if (!isOne || (only && !only.includes(resource.id))) return []
    return [{ resource: resource.id, path, how: 'blocked', note: `A cluster refuses it: ${message}` }]
  })
  return {
    target: 'istio',
    objects: done.flatMap(it => it.objects),
    converted: idsOf(done).filter(it => !left.has(it)),
    kept: [...idsOf(kept), ...left, ...refused.map(it => it.resource)],
    fields: [...results.flatMap(it => it.fields), ...refused, ...(done.length > 0 ? grantFields(model) : [])],
    comparison: {
      added: gateways.flatMap(it => (it.service ? [it.service] : [])),
      addedBefore: [],
      before: gateways.flatMap(it =>
        it.comparable ? [{ id: it.built.resource.id, value: it.comparable }] : [],
      ),
      after: new Map(),
      uncompared: [],
      assumed: [...new Set(gateways.flatMap(it => it.assumed))],
    },
  }
}

interface ConvertedPart {
  readonly resources: readonly Resource[]
  readonly objects: readonly MadeObject[]
  readonly fields: readonly CarriedField[]
  readonly gateways: readonly MadeIstioGateway[]
  /** Those of which nothing is made, where the part is converted anyway. */
  readonly left: readonly ResourceId[]
}

function convertPart(model: Model, part: Part, names: FreeNames): ConvertedPart {
  const fields: CarriedField[] = []
  const tellFor = (it: Resource): Tell => tellOf(it, fields)
  for (const it of part.others)
    tellFor(it)('blocked', ['spec', 'gatewayClassName'], 'Istio does not serve this class. Keep the Gateway.')
  const placed = part.routes.flatMap(it => placedRoutes(model, it, tellFor(it.resource)))
  const gateways = part.gateways.map(it => {
    const made = makeGateway(model, it, isForWhole(it, placed), tellFor)
    for (const { value, of } of made.objects) {
      const { name, namespace } = value.metadata as { name: string; namespace: string }
      if (names('Gateway', namespace, name) !== name)
        tellFor(of)(
          'blocked',
          ['metadata', 'name'],
          `There is a Gateway ${name} of Istio in namespace ${namespace} already.`,
        )
    }
    return made
  })
  for (const it of part.sets)
    tellFor(it)('carried', ['spec', 'listeners'], 'Servers of the Gateway that it is for')
  const objects = [
    ...gateways.flatMap(it => it.objects),
    ...routesThrough(placed, gateways, names),
    ...routesInMesh(model, placed, names),
    ...part.policies.flatMap(it => convertPolicy(model, it, tellFor(it))),
  ]
  const resources = membersOf(part)
  const told = withoutRepeats(fields)
  const own = resources.filter(it => !part.sets.includes(it))
  return { resources, objects, fields: told, gateways, left: leftOut(own, objects, told).map(it => it.id) }
}

/** VirtualServices refer to what they like. */
function grantFields(model: Model): CarriedField[] {
  return effective(model, 'ReferenceGrant').map(it => ({
    resource: it.id as ResourceId,
    path: [],
    how: 'carried',
    note: 'It stays. VirtualServices need none: delete it where nothing else uses it',
  }))
}
