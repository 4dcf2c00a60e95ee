import { virtualServicesOf } from '../istio/routes/virtual-services-in-play.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { findGateway } from '../model/gateway-references.ts'
import type { LinkedModel, Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { deleteResources } from '../operations/delete-resources.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type Files, type SourceFile } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Json } from '../yaml/source-document.ts'
import { type CarriedField, tellOf } from './carried.ts'
import { convertGateway, type MadeGateway, writeGateway } from './gateways.ts'
import { type Group, groupsOf, names } from './groups.ts'
import { convertVirtualService, isForMesh, objectOf, type RouteBackend, type StreamRule } from './routes.ts'
import { type PlacedRule, tellOrder } from './rule-order.ts'

export interface Conversion {
  /** The new objects; none where nothing is converted. */
  readonly objects: readonly Json[]
  /** The Gateways and VirtualServices that they stand for. */
  readonly converted: readonly ResourceId[]
  /** Those that stay as they are, since a field of theirs or of one that belongs to them cannot be carried. */
  readonly kept: readonly ResourceId[]
  readonly fields: readonly CarriedField[]
  /** The files without what is converted, and with the new objects in a file of their own. */
  readonly after: Files
  /** The new Gateways among them. */
  readonly gateways: readonly MadeGateway[]
  /** The Services that the new routes send to. */
  readonly backends: readonly RouteBackend[]
}

/**
 * Objects of the Gateway API that do what Gateways and VirtualServices do. What belongs together is converted as a whole or
 * stays; `only` names objects whose groups are converted, undefined for all.
 */
export function convertToGatewayApi(
  files: Files,
  settings: AnalysisSettings = defaultSettings,
  only?: readonly ResourceId[],
): Conversion {
  const model = appliedModel(readModel(files, settings), files)
  const groups = groupsOf(model).filter(
    it => !only || [...it.gateways, ...it.virtualServices].some(own => only.includes(own.id)),
  )
  const taken = new Set<string>()
  const results = groups.map(it => convertGroup(model, it, taken))
  const done = results.filter(it => it.isWhole)
  const idsOf = (some: typeof results) => some.flatMap(it => it.resources.map(own => own.id))
  const backends = done.flatMap(it => it.backends)
  const objects = [...done.flatMap(it => it.objects), ...writeGrants(model, backends)]
  const converted = idsOf(done)
  const refused = refusedOf(model, only)
  return {
    objects,
    converted,
    kept: [...idsOf(results.filter(it => !it.isWhole)), ...refused.map(it => it.resource)],
    fields: [...results.flatMap(it => it.fields), ...refused],
    after: converted.length > 0 ? [...without(files, settings, converted), newFile(files, objects)] : files,
    gateways: done.flatMap(it => it.gateways),
    backends,
  }
}

/** Objects that no cluster takes do nothing, and are not converted. */
function refusedOf({ refused }: Model, only: readonly ResourceId[] | undefined): readonly CarriedField[] {
  return (refused?.all ?? []).flatMap(({ resource, path, message }): CarriedField[] => {
    const isOfIstio = ['Gateway', 'VirtualService'].includes(kindKey(resource))
    if (!isOfIstio || (only && !only.includes(resource.id))) return []
    return [{ resource: resource.id, path, how: 'cannot', note: `A cluster refuses it: ${message}` }]
  })
}

function without(files: Files, settings: AnalysisSettings, ids: readonly ResourceId[]): Files {
  const deleted = deleteResources(ids).run(files, settings)
  return deleted.ok ? applyChanges(files, deleted.changes) : files
}

/** The file that the new objects stand in. */
function newFile(files: Files, objects: readonly Json[]): SourceFile {
  return { name: freeFileName('gateway-api.yaml', files), text: writeObjects(objects) }
}

/** Objects as YAML, a document each. */
export function writeObjects(objects: readonly Json[]): string {
  return objects.map(it => writeDocument(it)).join('---\n')
}

function convertGroup(model: LinkedModel, group: Group, taken: Set<string>) {
  const fields: CarriedField[] = []
  const resources = [...group.gateways, ...group.virtualServices]
  for (const it of resources)
    if (model.ofKind(it.kind).some(own => own !== it && own.id.startsWith(`${it.id}~`)))
      tellOf(it, fields)('cannot', [], 'The files have it twice. Delete one of them.')
  const gateways = group.gateways.map(it => convertGateway(model, it, tellOf(it, fields)))
  const objects = gateways.flatMap(it => writeGateway(it, tellOf(it.of, fields)))
  tellShared(gateways, fields)

  const http: PlacedRule[] = []
  const streams: StreamRule[] = []
  const backends: RouteBackend[] = []
  for (const resource of laidOut(model, gateways, group.virtualServices)) {
    const tell = tellOf(resource, fields)
    if (isForMesh(resource))
      tell(
        'cannot',
        ['spec', 'gateways'],
        'It is for calls within the mesh too. Make a VirtualService of its own for those.',
      )
    readVirtualService(resource).gateways.forEach(({ text, index }) => {
      if (text !== 'mesh' && !findGateway(model, text, resource.namespace))
        tell('cannot', ['spec', 'gateways', index], `The files have no Gateway ${text}.`)
    })
    const named = gateways.filter(it => names(resource, it.of))
    const made = convertVirtualService(model, resource, named, tell)
    objects.push(...made.objects)
    http.push(...made.http)
    streams.push(...made.streams)
    backends.push(...made.backends)
  }
  tellOrder(http, fields)
  tellTaken(streams, fields)
  tellTwice(objects, group, taken, fields)
  return { resources, objects, fields, gateways, backends, isWhole: fields.every(it => it.how !== 'cannot') }
}

/** Of two rules for one server name Istio takes the first of VirtualServices by their order, of routes by their names; and a TLSRoute goes whole. */
function tellTaken(streams: readonly StreamRule[], fields: CarriedField[]): void {
  const taken = new Set<string>()
  for (const { virtualService, path, names } of streams) {
    const twice = names.find(it => taken.has(it))
    if (twice !== undefined)
      tellOf(virtualService, fields)(
        'cannot',
        path,
        `Another rule takes ${twice} as well. Leave it to one of them.`,
      )
    for (const it of names) taken.add(it)
  }
}

/** Where Istio runs the gateways anew, two Gateways that share Pods today would be apart. */
function tellShared(gateways: readonly MadeGateway[], fields: CarriedField[]): void {
  for (const it of gateways)
    if (it.service === undefined && gateways.length > 1)
      tellOf(it.of, fields)(
        'cannot',
        ['spec', 'selector'],
        'Several Gateways belong together, and without the Service of their Pods in the files Istio would run one for each.',
      )
}

/** In the order in which their routes are laid out. */
function laidOut(
  model: LinkedModel,
  gateways: readonly MadeGateway[],
  all: readonly Resource[],
): readonly Resource[] {
  const first = gateways.flatMap(it => virtualServicesOf(model, it.of, it.namespace))
  return [...new Set([...first.filter(it => all.includes(it)), ...all])]
}

/** Two Gateways of one name may come to run in one namespace. `taken` has the names of what was made before. */
function tellTwice(
  objects: readonly Json[],
  { gateways }: Group,
  taken: Set<string>,
  fields: CarriedField[],
): void {
  for (const object of objects) {
    const { kind, metadata } = object as { kind: string; metadata: { name: string; namespace: string } }
    const name = `${kind} ${metadata.namespace}/${metadata.name}`
    if (taken.has(name) && gateways[0])
      tellOf(gateways[0], fields)(
        'cannot',
        ['metadata', 'name'],
        `Another object becomes ${name} too. Rename one.`,
      )
    taken.add(name)
  }
}

/** One ReferenceGrant for each namespace that is sent to and each that sends. */
function writeGrants(model: Model, backends: readonly RouteBackend[]): Json[] {
  const groups = new Map<string, RouteBackend[]>()
  for (const it of backends) {
    if (it.namespace === it.from) continue
    const key = `${it.namespace} ${it.from} ${it.kind}`
    groups.set(key, [...(groups.get(key) ?? []), it])
  }
  return [...groups.values()].map(group => {
    const { kind, from, namespace } = group[0]!
    const services = [...new Set(group.map(it => it.service))]
    const own = `${kind.toLowerCase()}s-of-${from}`
    const isTaken = model.find('ReferenceGrant', namespace, own) !== undefined
    return objectOf('ReferenceGrant', isTaken ? `${own}-of-virtual-services` : own, namespace, {
      from: [{ group: 'gateway.networking.k8s.io', kind, namespace: from }],
      to: services.map(name => ({ group: '', kind: 'Service', name })),
    })
  })
}
