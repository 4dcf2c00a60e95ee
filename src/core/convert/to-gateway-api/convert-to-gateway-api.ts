import { canonical } from '../../data/canonical.ts'
import { virtualServicesOf } from '../../istio/routes/virtual-services-in-play.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { followDelegate } from '../../model/delegates.ts'
import { findGateway, namesGateway } from '../../model/gateway-references.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import type { LinkedModel, Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Place, Resource, ResourceId } from '../../model/resource.ts'
import { isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import { nameClaims } from '../../text/file-name.ts'
import {
  type CarriedField,
  isConvertible,
  leftOut,
  type Tell,
  tellOf,
  withoutRepeats,
} from '../conversion/carried.ts'
import type { Conversion, ConversionOptions, MadeObject } from '../conversion/conversion.ts'
import type { SentTo } from './backends.ts'
import { comparisonOf } from './comparison.ts'
import { convertGateways, type MadeGateway, writeGateway } from './gateways.ts'
import { type Group, groupsOf } from './groups.ts'
import type { PortsOfHost } from './places.ts'
import { objectOf, type PlannedRoute, planRoutes } from './routes.ts'
import { type WrittenMatches, writeInOrder } from './rule-order.ts'
import { subsetServices } from './subset-services.ts'

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
  const claim = routeNames(model)
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

function membersOf({ gateways, virtualServices, delegates }: Group): readonly Resource[] {
  return [...gateways, ...virtualServices, ...delegates]
}

/** Gives routes names that no other of their kind and namespace has. */
function routeNames(model: Model): (kind: string, namespace: string, name: string) => string {
  const claims = new Map<string, (name: string) => string>()
  return (kind, namespace, name) => {
    const key = `${kind} ${namespace}`
    let claim = claims.get(key)
    if (!claim) {
      const known = model.ofKind(kind).filter(it => it.namespace === namespace && !it.origin)
      claim = nameClaims(known.map(it => ({ name: it.name, text: '' })))
      claims.set(key, claim)
    }
    return claim(name)
  }
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

function convertGroup(
  model: LinkedModel,
  group: Group,
  taken: Set<string>,
  claim: (kind: string, namespace: string, name: string) => string,
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

/** The route as an object. */
function writeRoute(route: PlannedRoute, matches: WrittenMatches): JsonMap {
  const { kind, name, namespace, parentRefs, hostnames, of } = route
  const rules =
    kind === 'HTTPRoute'
      ? route.rules.map(({ converted }) => {
          const written = converted.matches.map(it => matches.get(it)!)
          const isImplied = converted.matches.every(it => it.isImplied) && isEverything(written[0])
          return {
            ...(converted.name !== undefined && { name: converted.name }),
            ...(!isImplied && { matches: written }),
            ...converted.action,
          }
        })
      : [{ backendRefs: [...route.backendRefs] }]
  return objectOf(
    kind,
    name,
    namespace,
    { parentRefs: [...parentRefs], ...(hostnames && { hostnames: [...hostnames] }), rules },
    of,
  )
}

function isEverything(match: JsonMap | undefined): boolean {
  return canonical(match ?? null) === canonical({ path: { type: 'PathPrefix', value: '/' } })
}

/** Of two VirtualServices for a host of the mesh one alone has effect; the rules of their routes would be sorted together. */
function tellMeshTwice(routes: readonly PlannedRoute[], fields: CarriedField[]): void {
  const owners = new Map<string, Resource>()
  for (const { of, keys } of routes)
    for (const key of keys) {
      if (!key.startsWith('mesh ')) continue
      const host = key.slice(key.lastIndexOf(' ') + 1)
      const other = owners.get(host) ?? of
      owners.set(host, other)
      if (other !== of)
        tellOf(of, fields)(
          'cannot',
          ['spec', 'hosts'],
          `VirtualService ${other.name} is for calls to ${host} as well, and of two one alone has effect. Leave it to one of them.`,
        )
    }
}

/** Where Istio runs the gateways anew, two Gateways that share requests today would be apart. */
function tellShared(gateways: readonly MadeGateway[], fields: CarriedField[]): void {
  for (const it of gateways)
    if (it.service === undefined && gateways.length > 1)
      tellOf(it.of, fields)(
        'cannot',
        ['spec', 'selector'],
        'VirtualServices are for several Gateways with other Pods, and without a Service of these in the files they would run apart.',
      )
}

/** A redirect to HTTPS is for a virtual host, whichever of its servers asks for it; that of a listener is for the listener. */
function tellRedirecting(gateways: readonly MadeGateway[], fields: CarriedField[]): void {
  const listeners = gateways.flatMap(it => it.listeners.filter(own => own.protocol === 'HTTP'))
  for (const it of listeners.filter(own => own.redirects)) {
    const other = listeners.find(
      own => !own.redirects && own.port === it.port && hostsOverlap(own.hostname ?? '*', it.hostname ?? '*'),
    )
    if (other)
      tellOf(other.of, fields)(
        'cannot',
        ['spec', 'servers'],
        `A server of port ${it.port} redirects ${it.hostname ?? 'every host'} to HTTPS, and another serves some of it. Write it in one.`,
      )
  }
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

/** Two Gateways of one name may come to run in one namespace. `taken` has the names of what was made before. */
function tellTwice(
  objects: readonly MadeObject[],
  { gateways }: Group,
  taken: Set<string>,
  fields: CarriedField[],
): void {
  for (const { value } of objects) {
    const { kind, metadata } = value as unknown as {
      kind: string
      metadata: { name: string; namespace: string }
    }
    const name = `${kind} ${metadata.namespace}/${metadata.name}`
    if (taken.has(name) && gateways[0] && kind !== 'Service' && kind !== 'DestinationRule')
      tellOf(gateways[0], fields)(
        'blocked',
        ['metadata', 'name'],
        `Another object becomes ${name} too. Rename one.`,
      )
    taken.add(name)
  }
}

/** One ReferenceGrant for each namespace that is sent to and each that sends. */
function writeGrants(model: Model, sentTo: readonly SentTo[], of: Resource | undefined): MadeObject[] {
  const groups = new Map<string, SentTo[]>()
  for (const it of sentTo) {
    if (it.namespace === it.from || it.isMesh) continue
    const key = `${it.namespace} ${it.from} ${it.kind}`
    groups.set(key, [...(groups.get(key) ?? []), it])
  }
  if (!of) return []
  return [...groups.values()].flatMap(group => {
    const { kind, from, namespace } = group[0]!
    const services = [...new Set(group.map(it => it.service))]
    const own = `${kind.toLowerCase()}s-of-${from}`
    const isTaken = model.find('ReferenceGrant', namespace, own) !== undefined
    const parts = Math.ceil(services.length / 16)
    return Array.from({ length: parts }, (_, i) => {
      const name = `${own}${isTaken ? '-of-virtual-services' : ''}${parts > 1 ? `-${i + 1}` : ''}`
      const to = services.slice(i * 16, i * 16 + 16).map(it => ({ group: '', kind: 'Service', name: it }))
      const spec = { from: [{ group: 'gateway.networking.k8s.io', kind, namespace: from }], to }
      return { value: objectOf('ReferenceGrant', name, namespace, spec), of }
    })
  })
}
