import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { translateRoute } from '../../istio/gateway-api/route-rules.ts'
import { hostsOverlap, isHostWithin } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type JsonMap, mapsAt } from '../../model/read-value.ts'
import type { MadeObject } from '../conversion/conversion.ts'
import type { FreeNames } from '../conversion/free-names.ts'
import {
  byAge,
  type PlacedRoute,
  sortedRules,
  streamDestinations,
  virtualService,
} from './virtual-services.ts'

/** Routes of one namespace for one service of the mesh, which are tried together. */
interface MeshGroup {
  /** As the parentRefs name it. */
  readonly host: string
  readonly hosts: readonly string[]
  /** The namespace of the service. */
  readonly owner: string
  readonly members: Member[]
}

interface Member {
  readonly it: PlacedRoute
  readonly port: number | undefined
}

/** VirtualServices for the routes of services of the mesh. */
export function routesInMesh(model: Model, placed: readonly PlacedRoute[], names: FreeNames): MadeObject[] {
  const owners = new Set<string>()
  return groupsOf(model, placed).flatMap(group => {
    const { host, hosts, owner, members } = group
    const [{ it: first }] = members as [Member]
    const { namespace, name } = first.route.resource
    const isOwn = namespace === owner
    for (const own of hosts) {
      if (owners.has(own))
        first.tell(
          'cannot',
          ['spec', 'parentRefs'],
          `Routes of another namespace are for ${own} as well, of which the one stands in for the other by who calls.`,
        )
      owners.add(own)
    }
    const kinds = new Set(members.map(own => own.it.route.kind.replace('GRPC', 'HTTP')))
    if (kinds.size > 1)
      first.tell('cannot', ['spec'], `Routes of several kinds are for ${host}. Leave it to one kind.`)
    const rules = kinds.has('HTTPRoute') ? webRules(model, group) : streamRules(model, group)
    if (Object.values(rules).every(it => it.length === 0)) return []
    // The webhook compares server names with hosts as they are written.
    const isShort =
      isOwn && !('tls' in rules) && hosts.length === 1 && hosts[0]?.startsWith(`${host}.${owner}.svc.`)
    // A VirtualService asks for server names of its own hosts alone.
    const outside = mapsAt(rules, 'tls').flatMap(it =>
      mapsAt(it, 'match').flatMap(match =>
        (match.sniHosts as string[]).filter(own => !hosts.some(one => isHostWithin(own, one))),
      ),
    )
    if (outside.length > 0)
      first.tell(
        'approximated',
        ['spec', 'hostnames'],
        `${outside.join(', ')} become hosts of the VirtualService, which is then for services of these names as well.`,
      )
    const spec: JsonMap = {
      hosts: [...(isShort ? [host] : hosts), ...new Set(outside)],
      ...(!isOwn && { exportTo: ['.'] }),
      ...rules,
    }
    const isAlsoAtGateway = members.some(own => own.it.listeners.length > 0)
    const wanted = isAlsoAtGateway ? `${name}-mesh` : name
    return [
      {
        of: first.route.resource,
        with: members.map(own => own.it.route.resource),
        value: virtualService(first, names('VirtualService', namespace, wanted), namespace, spec),
      },
    ]
  })
}

function groupsOf(model: Model, placed: readonly PlacedRoute[]): readonly MeshGroup[] {
  const groups = new Map<string, MeshGroup>()
  for (const it of placed)
    for (const { mesh, ref } of parentsOf(model, it.route)) {
      if (!mesh || mesh.denial) continue
      const key = `${it.route.resource.namespace} ${ref.kind} ${ref.namespace} ${ref.name}`
      const group = groups.get(key) ?? {
        host: ref.name,
        hosts: mesh.hosts,
        owner: ref.namespace,
        members: [],
      }
      group.members.push({ it, port: ref.port })
      groups.set(key, group)
    }
  return [...groups.values()]
}

function webRules(model: Model, { host, members }: MeshGroup): { readonly [key: string]: JsonMap[] } {
  const ports = [...new Set(members.map(own => own.port))]
  if (ports.length > 1 && ports.includes(undefined))
    members[0]!.it.tell(
      'cannot',
      ['spec', 'parentRefs'],
      `Routes for ${host} with a port and without stand in for each other. Write the port in all.`,
    )
  const http = ports.flatMap(port => {
    const routes = members.filter(own => own.port === port).map(own => withMeshRules(model, own.it))
    return sortedRules(routes, port)
  })
  return { http }
}

/** In the order in which Istio tries them: by age, then by name. */
function streamRules(model: Model, { hosts, members }: MeshGroup): { readonly [key: string]: JsonMap[] } {
  const isTls = members[0]!.it.route.kind === 'TLSRoute'
  const rules = members
    .toSorted((a, b) => byAge(a.it, b.it))
    .flatMap(({ it, port }): JsonMap[] => {
      const placed = withMeshRules(model, it)
      const [rule] = placed.rules
      const route = rule && streamDestinations(placed, rule)
      if (!rule || !route) return []
      const { hostnames } = placed.route
      // Of several names those count that fit the host of the service (conversion.go, route_collections.go).
      const names =
        hostnames.length > 1
          ? hostnames.filter(own => hosts.some(host => hostsOverlap(own, host)))
          : hostnames
      const whole = hosts.find(host => !hostnames.some(own => hostsOverlap(own, host)))
      if (isTls && hostnames.length > 1 && whole !== undefined) {
        it.tell(
          'cannot',
          ['spec', 'hostnames'],
          `None of them is a name of ${whole}. Istio then compares none and takes every connection to it, which a VirtualService cannot say. Keep the route.`,
        )
        return []
      }
      const match = { ...(isTls && { sniHosts: [...names] }), ...(port !== undefined && { port }) }
      return [{ ...(Object.keys(match).length > 0 && { match: [match] }), route }]
    })
  return isTls ? { tls: rules } : { tcp: rules }
}

/** In the mesh no ReferenceGrant is asked for. */
function withMeshRules(model: Model, it: PlacedRoute): PlacedRoute {
  return { ...it, rules: translateRoute(model, it.route, true).rules }
}
