import type { Refusal } from '../../istio/gateway-api/denials.ts'
import { withArticle } from '../../istio/gateway-api/fault.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { supportedKinds } from '../../istio/gateway-api/read-listeners.ts'
import type { ParentRef, Route } from '../../istio/gateway-api/read-route.ts'
import { denialBy, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import type { Model } from '../../model/model.ts'
import { insertItem } from '../../operations/insert-item.ts'
import { openings } from '../../operations/open-door.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import type { FindingFix } from '../define-rule.ts'
import { listenerForHostnames, listenerOfKind } from './new-listener.ts'
import { doorOf, hostsWith } from './open-listener.ts'

/** Ways to attach a route to a parent that refuses it, each tried on the listener as it would be; the best first. */
export function attachFixes(model: Model, route: Route, parent: RouteParent, refusal: Refusal): FindingFix[] {
  const { ref } = parent
  const all = parent.listeners.map(it => it.listener)
  const { because, listeners } = refusal
  const [first] = listeners
  if (!first) return []
  const at: Path = ['spec', 'parentRefs', ref.index]
  switch (because) {
    case 'section':
      return [
        ...some(listeners, it => !denialBy(it, route, { ...ref, sectionName: it.name })).map(it =>
          fixOf(`Attach to listener ${it.name}`, set([...at, 'sectionName'], it.name)),
        ),
        ...listenerOfKind(model, route, ref, first),
      ]
    case 'port':
      return [
        ...some(listeners, it => !denialBy(it, route, { ...ref, port: it.port })).map(it =>
          fixOf(`Use port ${it.port} of listener ${it.name}`, set([...at, 'port'], it.port)),
        ),
        ...listenerOfKind(model, route, ref, first),
        ...withoutPort(route, ref, all, at),
      ]
    case 'hostname':
      return [...listenerForHostnames(model, route, ref, listeners), ...hostnameOf(route, ref, listeners)]
    case 'namespace':
      return listeners.slice(0, most).flatMap(it => openFor(model, route, ref, it))
    case 'kind':
      return [...kindFixes(route, ref, listeners), ...listenerOfKind(model, route, ref, first)]
    case 'missing':
      return []
  }
}

const most = 3

function some(
  listeners: readonly BuiltListener[],
  takes: (listener: BuiltListener) => boolean,
): readonly BuiltListener[] {
  return listeners.filter(takes).slice(0, most)
}

/** The name of the listener alone says which one is meant. */
function withoutPort(route: Route, ref: ParentRef, all: readonly BuiltListener[], at: Path): FindingFix[] {
  const isTaken = all.some(it => !denialBy(it, route, { ...ref, port: undefined }))
  return isTaken ? [fixOf('Remove the port of the parentRef', remove([...at, 'port']))] : []
}

/** A route with one hostname may mean that of a listener. */
function hostnameOf(route: Route, ref: ParentRef, listeners: readonly BuiltListener[]): FindingFix[] {
  if (route.hostnames.length !== 1) return []
  const named = listeners.filter(it => it.hostname !== undefined && !it.hostname.startsWith('*'))
  return some(named, it => !denialBy(it, { ...route, hostnames: [it.hostname ?? ''] }, ref)).map(it =>
    fixOf(
      `Use the hostname ${it.hostname} of listener ${it.name}`,
      set(['spec', 'hostnames', 0], it.hostname ?? ''),
    ),
  )
}

/** Ways to let the route's namespace in at a listener. Giving the Namespace a label is tried by what a name would do. */
export function openFor(model: Model, route: Route, ref: ParentRef, listener: BuiltListener): FindingFix[] {
  const { namespace } = route.resource
  return openings(model, doorOf(listener), namespace)
    .filter(({ namespaces }) => {
      const hosts = namespaces
        ? hostsWith(model, listener, namespaces)
        : [`${namespace}/${listener.hostname ?? '*'}`]
      return !denialBy({ ...listener, hosts }, route, ref)
    })
    .map(({ title, operation }) => ({ title, operation }))
}

/** A listener whose protocol can take the route, and whose list of kinds leaves it out. */
function kindFixes(route: Route, ref: ParentRef, listeners: readonly BuiltListener[]): FindingFix[] {
  const { kind } = route
  const withKind = (it: BuiltListener) => {
    const allowedKinds = [...it.allowedKinds, kind]
    return { ...it, supportedKinds: supportedKinds({ ...it, allowedKinds }).kinds }
  }
  const limited = listeners.filter(it => it.allowedKinds.length > 0)
  return some(limited, it => !denialBy(withKind(it), route, ref)).map(it => ({
    title: `Take ${withArticle(kind)} on listener ${it.name}`,
    operation: () =>
      insertItem(
        { resource: it.owner.id, path: [...it.path, 'allowedRoutes', 'kinds'] },
        Number.POSITIVE_INFINITY,
        it.allowedKinds.some(name => name.includes('/')) ? { group: gatewayApiGroup, kind } : { kind },
      ),
  }))
}
