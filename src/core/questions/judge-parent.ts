import { refusalOf, refusalWords } from '../istio/gateway-api/denials.ts'
import { parentListeners } from '../istio/gateway-api/gateways.ts'
import type { BuiltListener } from '../istio/gateway-api/listeners.ts'
import { type ParentRef, type Route, readRoute } from '../istio/gateway-api/read-route.ts'
import { denialBy, parentsOf, type RouteParent } from '../istio/gateway-api/route-parents.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { field } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isParent } from '../operations/gateway-api-plans.ts'
import { type LinkStep, linkOperation } from '../operations/link-step.ts'
import { openings } from '../operations/open-door.ts'
import { doorOf } from '../rules/attachment/open-listener.ts'
import { applyChanges } from '../text/file-change.ts'
import type { LinkAnswer } from './link.ts'
import type { Known } from './question.ts'

type Judging = Pick<Known, 'model' | 'files' | 'settings'>

/** Whether naming a Gateway of the Gateway API, or one of its listeners, attaches a route; where it would not, what would. */
export function judgeParent(
  known: Judging,
  resource: Resource,
  gateway: Resource,
  index: number | undefined,
): LinkAnswer {
  const { model } = known
  const title = `${resource.name} to ${gateway.name}`
  const route = readRoute(resource)
  const all = parentListeners(model).get(`${gateway.kind}/${gateway.namespace}/${gateway.name}`) ?? []
  const meant = index === undefined ? all : all.filter(it => it.path.at(-1) === index)
  if (meant.length === 0) return withoutListener(title, gateway, index)
  const listener = index === undefined ? undefined : meant[0]!.name
  const there = parentsOf(model, route)
    .filter(it => isParent(refAt(resource, it.ref.index), resource, gateway))
    .flatMap(it => it.listeners.filter(one => meant.includes(one.listener) && !one.denial))
  if (there.length > 0)
    return {
      ok: false,
      title: `${title}: attached already`,
      text: `Listener ${there.map(it => it.listener.name).join(', ')} takes it.`,
    }
  const ref = refOf(resource, gateway, listener)
  const parent: RouteParent = {
    ref,
    mesh: undefined,
    listeners: meant.map(it => ({ listener: it, denial: denialBy(it, route, ref), hostnames: [] })),
  }
  const refusal = refusalOf(parent)
  const step: LinkStep = {
    type: 'linkGateway',
    virtualService: resource.id,
    gateway: gateway.id,
    ...(listener !== undefined && { listener }),
  }
  if (!refusal) return tried(known, step, title, `Names it among the parentRefs of ${resource.name}.`)
  return {
    ok: false,
    title: `${title}: would not attach`,
    text: refusalWords(route, parent, refusal),
    ...remedyFor(known, route, gateway, refusal.listeners, refusal.because),
  }
}

function withoutListener(title: string, { name }: Resource, index: number | undefined): LinkAnswer {
  const text =
    index === undefined
      ? `${name} has no listener that routes can attach to.`
      : 'Routes cannot attach to this listener: its port is taken by another one, or its class is not one of Istio’s.'
  return { ok: false, title: `${title}: would not attach`, text }
}

function refAt(resource: Resource, index: number): unknown {
  const refs = field(resource.spec, 'parentRefs')
  return Array.isArray(refs) ? refs[index] : undefined
}

function refOf({ namespace: own }: Resource, gateway: Resource, sectionName: string | undefined): ParentRef {
  const { kind, name, namespace } = gateway
  return {
    index: 0,
    group: gatewayApiGroup,
    kind,
    name,
    namespace,
    writtenNamespace: namespace === own ? undefined : namespace,
    sectionName,
    port: undefined,
  }
}

function tried({ files, settings }: Judging, step: LinkStep, title: string, text: string): LinkAnswer {
  const operation = linkOperation(step)
  const result = operation.run(files, settings)
  return result.ok
    ? { ok: true, title: operation.title, text: result.note ?? text, step }
    : { ok: false, title, text: result.reason }
}

/** What the Gateway could do for the route, offered only where it attaches then. */
function remedyFor(
  { files, model, settings }: Judging,
  route: Route,
  gateway: Resource,
  listeners: readonly BuiltListener[],
  because: string,
): { remedy?: { title: string; step: LinkStep } } {
  for (const found of listeners.flatMap(it => remediesAt(model, route, gateway, it, because))) {
    const result = linkOperation(found.step).run(files, settings)
    if (!result.ok) continue
    const after = readModel(applyChanges(files, result.changes), settings)
    if (isAttached(after, route.resource, gateway)) return { remedy: found }
  }
  return {}
}

function remediesAt(
  model: Model,
  { resource, hostnames }: Route,
  gateway: Resource,
  listener: BuiltListener,
  because: string,
): readonly { title: string; step: LinkStep }[] {
  const { name, path } = listener
  const ends = { virtualService: resource.id, gateway: gateway.id, listener: name }
  const index = Number(path.at(-1))
  const [hostname] = hostnames
  if (because === 'namespace')
    return openings(model, doorOf(listener), resource.namespace).map(({ title }, way) => ({
      title: `${title}, and link`,
      step: { type: 'openListenerAndLink', ...ends, index, way },
    }))
  if (because === 'hostname' && hostname !== undefined && hostnames.length === 1)
    return [
      {
        title: `Add a listener for ${hostname}, and link`,
        step: { type: 'addListenerAndLink', ...ends, index, hostname },
      },
    ]
  return []
}

function isAttached(model: Model, before: Resource, gateway: Resource): boolean {
  const resource = model.resources.find(it => it.id === before.id)
  if (!resource) return false
  return parentsOf(model, readRoute(resource)).some(
    ({ ref, listeners }) =>
      isParent(refAt(resource, ref.index), resource, gateway) && listeners.some(it => !it.denial),
  )
}
