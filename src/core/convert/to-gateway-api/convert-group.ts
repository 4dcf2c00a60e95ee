import { virtualServicesOf } from '../../istio/routes/virtual-services-in-play.ts'
import { followDelegate } from '../../model/delegates.ts'
import { findGateway, namesGateway } from '../../model/gateway-references.ts'
import type { LinkedModel, Model } from '../../model/model.ts'
import type { Place, Resource, ResourceId } from '../../model/resource.ts'
import { isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import { type CarriedField, leftOut, type Tell, tellOf, withoutRepeats } from '../conversion/carried.ts'
import type { ConversionOptions, MadeObject } from '../conversion/conversion.ts'
import type { FreeNames } from '../conversion/free-names.ts'
import type { SentTo } from './backends.ts'
import { convertGateways, type MadeGateway, writeGateway } from './gateways.ts'
import { tellMeshTwice, tellRedirecting, tellShared, tellTwice } from './group-faults.ts'
import type { Group } from './groups.ts'
import type { PortsOfHost } from './places.ts'
import type { PlannedRoute } from './planned-route.ts'
import { planRoutes } from './routes.ts'
import { writeInOrder } from './rule-order.ts'
import { subsetServices } from './subset-services.ts'
import { writeRoute } from './write-route.ts'

/** What a group becomes, whether it is then converted or not. */
export interface ConvertedGroup {
  readonly resources: readonly Resource[]
  readonly objects: readonly MadeObject[]
  readonly fields: readonly CarriedField[]
  readonly gateways: readonly MadeGateway[]
  readonly sentTo: readonly SentTo[]
  readonly subsets: ReturnType<typeof subsetServices>['made']
  readonly onlyOn: readonly PortsOfHost[]
  /** Those of which nothing is made, where the group is converted anyway. */
  readonly left: readonly ResourceId[]
}

export function convertGroup(
  model: LinkedModel,
  group: Group,
  taken: Set<string>,
  claim: FreeNames,
  { prefixes = 'exact' }: ConversionOptions,
): ConvertedGroup {
  const fields: CarriedField[] = []
  const resources = membersOf(group)
  const tellAt =
    ({ resource }: Place): Tell =>
    (how, path, note) =>
      fields.push({ resource, path, how, note })
  for (const it of resources)
    if (model.ofKind(it.kind).some(own => own !== it && own.id.startsWith(`${it.id}~`)))
      tellOf(it, fields)('blocked', [], 'The files have it twice. Delete one of them.')
  const gateways = convertGateways(model, group.gateways, it => tellOf(it, fields))
  const objects: MadeObject[] = gateways.flatMap(it =>
    writeGateway(it, tellOf(it.of, fields)).map(value => ({ value, of: it.of })),
  )
  tellShared(gateways, fields)
  tellRedirecting(gateways, fields)

  const sentTo: SentTo[] = []
  const takenNames = new Set<string>()
  const onlyOn: PortsOfHost[] = []
  const subsets = subsetServices(model)
  const routes: PlannedRoute[] = []
  for (const resource of laidOut(model, gateways, group.virtualServices)) {
    tellMissing(model, resource, tellOf(resource, fields))
    const { gateways: names } = readVirtualService(resource)
    const named = group.gateways.filter(it =>
      names.some(({ text }) => namesGateway(text, resource.namespace, it)),
    )
    const isAlone = group.virtualServices.length === 1
    const context = { model, prefixes, isAlone, subsets, sentTo, onlyOn, taken: takenNames, tellAt, claim }
    routes.push(...planRoutes(resource, gateways, named, context))
  }
  const matches = writeInOrder(routes, tellAt)
  objects.push(...routes.map(it => ({ value: writeRoute(it, matches), of: it.of })))
  objects.push(...subsets.made.flatMap(it => it.objects))
  tellMeshTwice(routes, fields)
  tellTwice(objects, group, taken, fields)
  const told = withoutRepeats(fields)
  return {
    resources,
    objects,
    fields: told,
    gateways,
    sentTo,
    subsets: subsets.made,
    onlyOn,
    left: leftOut(group.virtualServices, objects, told).map(it => it.id),
  }
}

/** What it names and the files do not have. */
function tellMissing(model: Model, resource: Resource, tell: Tell): void {
  const read = readVirtualService(resource)
  read.gateways.forEach(({ text, index }) => {
    if (text === 'mesh' || findGateway(model, text, resource.namespace)) return
    if (model.settings.complete)
      tell('carried', ['spec', 'gateways', index], `There is no Gateway ${text}, so nothing is made for it`)
    else tell('cannot', ['spec', 'gateways', index], `The files have no Gateway ${text}.`)
  })
  for (const rule of read.http) {
    const target = followDelegate(model, rule, resource.namespace)
    if (target && !target.found)
      tell(
        model.settings.complete ? 'carried' : 'cannot',
        [...rule.path, 'delegate'],
        `It leads to no delegate ${target.namespace}/${target.name} of the files, so that Istio passes the rule over. Nothing is made of it`,
      )
  }
  if (read.hosts.length === 0)
    tell('cannot', ['spec', 'hosts'], 'A VirtualService without hosts is a delegate, and none leads to it.')
  else if (read.gateways.length === 0 && !isMeshBound(read))
    tell('cannot', ['spec', 'gateways'], 'It is for no gateway.')
}

export function membersOf({ gateways, virtualServices, delegates }: Group): readonly Resource[] {
  return [...gateways, ...virtualServices, ...delegates]
}

/** In the order in which their routes are laid out. */
function laidOut(
  model: LinkedModel,
  gateways: readonly MadeGateway[],
  all: readonly Resource[],
): readonly Resource[] {
  const first = gateways.flatMap(it =>
    [...new Set(it.listeners.map(own => own.of))].flatMap(own => virtualServicesOf(model, own, it.namespace)),
  )
  return [...new Set([...first.filter(it => all.includes(it)), ...all])]
}
