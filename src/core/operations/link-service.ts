import { isHostWithin, serviceOfHost } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { mapsAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readServiceEntry } from '../model/services.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, type Plan } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import type { DestinationEnd } from './link-step.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** A parent in the mesh as `parentRefs` name it. */
export type MeshParent = {
  readonly group: '' | 'networking.istio.io'
  readonly kind: 'Service' | 'ServiceEntry'
  readonly name: string
  readonly namespace?: string
}

/**
 * Names a Service, or the ServiceEntry of a host, among the parents of a route: its rules lead the calls to it in the mesh. That needs
 * no grant; from another namespace than the Service's a route is for the calls of its own namespace alone.
 */
export function linkService(route: ResourceId, to: DestinationEnd): Operation {
  return {
    title: `Lead calls to ${to.host.split('.')[0]} by ${nameOf(route)}`,
    run: (files, settings) =>
      editResource(files, settings, route, ({ resource }) => plan(readModel(files, settings), resource, to)),
  }
}

/** How a route names what is called under a host; undefined for a host of no Service nor ServiceEntry. */
export function meshParent(model: Model, own: string, host: string): MeshParent | undefined {
  const beside = (namespace: string) => (namespace === own ? {} : { namespace })
  const service = host.includes('.')
    ? serviceOfHost(host, model.settings.domain)
    : { name: host, namespace: own }
  if (service) return { group: '', kind: 'Service', name: service.name, ...beside(service.namespace) }
  const entry = effective(model, 'ServiceEntry').find(it =>
    readServiceEntry(it).hosts.some(one => isHostWithin(host, one.text)),
  )
  return (
    entry && {
      group: 'networking.istio.io',
      kind: 'ServiceEntry',
      name: entry.name,
      ...beside(entry.namespace),
    }
  )
}

function plan(model: Model, route: Resource, to: DestinationEnd): Plan {
  if (!isRoute(route)) return { refuse: 'Only a route of the Gateway API has a Service as its parent.' }
  if (to.subset !== undefined)
    return { refuse: `A route is for the calls to a Service, not to subset ${to.subset} of one.` }
  const parent = meshParent(model, route.namespace, to.host)
  if (!parent) return { refuse: `${to.host} is no Service, and no ServiceEntry of the files has that host.` }
  const path = ['spec', 'parentRefs']
  const found = valueAt(route.value, path)
  const refs: readonly unknown[] = Array.isArray(found) ? found : []
  if (refs.some(it => isSame(it, parent, route.namespace)))
    return { refuse: `${route.name} leads the calls to ${parent.name} already.` }
  const added = planInsert(route, { resource: route.id, path }, refs.length, { ...parent })
  return 'refuse' in added ? added : { ...added, note: notesOf(route, parent).join(' ') }
}

function isSame(ref: unknown, { group, kind, name, namespace }: MeshParent, own: string): boolean {
  return (
    valueAt(ref, ['group']) === group &&
    valueAt(ref, ['kind']) === kind &&
    valueAt(ref, ['name']) === name &&
    (valueAt(ref, ['namespace']) ?? own) === (namespace ?? own)
  )
}

/** What of it one might not expect (spec of GAMMA, and conversion.go). */
function notesOf(route: Resource, { name, namespace }: MeshParent): string[] {
  const whose =
    namespace === undefined
      ? `Calls to ${name} in the mesh follow its rules.`
      : `Calls to ${name} from namespace ${route.namespace} follow its rules; a route beside ${name} would be for the calls of all.`
  const http = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute'
  const takesAll = mapsAt(route.spec, 'rules').some(it => mapsAt(it, 'matches').length === 0)
  return [
    whose,
    ...(http && !takesAll ? ['A call that no rule matches is answered with 404.'] : []),
    ...(http && valueAt(route.value, ['spec', 'hostnames']) !== undefined
      ? ['Its hostnames play no part there.']
      : []),
  ]
}
