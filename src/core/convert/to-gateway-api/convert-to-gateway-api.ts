import { canonical } from '../../data/canonical.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import type { LinkedModel, Model } from '../../model/model.ts'
import type { ResourceId } from '../../model/resource.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { type CarriedField, isConvertible } from '../conversion/carried.ts'
import type { Conversion, ConversionOptions, MadeObject } from '../conversion/conversion.ts'
import { freeNames } from '../conversion/free-names.ts'
import { comparisonOf } from './comparison.ts'
import { convertGroup, membersOf } from './convert-group.ts'
import { type Group, groupsOf } from './groups.ts'
import { writeGrants } from './reference-grants.ts'

/**
 * Objects of the Gateway API that do what Gateways and VirtualServices of a model do. What belongs together is converted as a whole
 * or stays.
 */
export function convertToGatewayApi(model: LinkedModel, options: ConversionOptions = {}): Conversion {
  const { only, anyway = false } = options
  const groups = groupsOf(model)
    .filter(isToDo)
    .filter(it => !only || membersOf(it).some(own => only.includes(own.id)))
  const taken = new Set<string>()
  const claim = freeNames(model)
  const results = groups.map(it => convertGroup(model, it, taken, claim, options))
  const done = results.filter(it => isConvertible(it.fields, anyway))
  const left = new Set(done.flatMap(it => it.left))
  const idsOf = (some: typeof results) => some.flatMap(it => it.resources.map(own => own.id))
  const refused = refusedOf(model, only)
  return {
    target: 'gateway-api',
    objects: withoutTwins([
      ...done.flatMap(it => it.objects),
      ...writeGrants(
        model,
        done.flatMap(it => it.sentTo),
        done[0]?.resources[0],
      ),
    ]),
    converted: idsOf(done).filter(it => !left.has(it)),
    kept: [...idsOf(results.filter(it => !done.includes(it))), ...left, ...refused.map(it => it.resource)],
    fields: [...results.flatMap(it => it.fields), ...refused],
    comparison: comparisonOf(model, done),
  }
}

/** A VirtualService without hosts that no other leads to does nothing, and there is nothing to make of it. */
function isToDo({ gateways, virtualServices }: Group): boolean {
  return gateways.length > 0 || virtualServices.some(it => readVirtualService(it).hosts.length > 0)
}

/** What two groups make alike stands once. */
function withoutTwins(objects: readonly MadeObject[]): readonly MadeObject[] {
  const seen = new Set<string>()
  return objects.filter(({ value }) => {
    const key = canonical(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Objects that no cluster takes do nothing, and are not converted. */
function refusedOf({ refused }: Model, only: readonly ResourceId[] | undefined): readonly CarriedField[] {
  return (refused?.all ?? []).flatMap(({ resource, path, message }): CarriedField[] => {
    const isOfIstio = ['Gateway', 'VirtualService'].includes(kindKey(resource))
    if (!isOfIstio || (only && !only.includes(resource.id))) return []
    return [{ resource: resource.id, path, how: 'blocked', note: `A cluster refuses it: ${message}` }]
  })
}
