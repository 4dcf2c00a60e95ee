import { type Binding, explainBinding, whyUnbound } from '../model/binding.ts'
import { readGateway } from '../model/gateways.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { fullHosts } from '../model/virtual-services.ts'
import { hasListeners, isRoute } from '../operations/gateway-api-plans.ts'
import { type DestinationEnd, type LinkStep, linkOperation } from '../operations/link-step.ts'
import { nameOf } from '../operations/words.ts'
import { applyChanges } from '../text/file-change.ts'
import { judgeParent } from './judge-parent.ts'
import { type Known, quick } from './question.ts'

/** What a hand on the canvas is about to link. */
export type LinkAsk =
  /** A Gateway, or one of its servers, and a VirtualService. */
  | {
      readonly link: 'binding'
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      readonly server?: number
    }
  /** A route of the Gateway API and a service whose calls it is to lead. */
  | { readonly link: 'service'; readonly route: ResourceId; readonly to: DestinationEnd }
  /** One more destination for a rule. */
  | { readonly link: 'route'; readonly rule: Place; readonly to: DestinationEnd }
  /** A destination of a rule that is to become another. */
  | { readonly link: 'lead'; readonly place: Place; readonly to: DestinationEnd }
  /** A link that goes to another Gateway or VirtualService, and is taken off where it was. */
  | {
      readonly link: 'move'
      readonly virtualService: ResourceId
      readonly gateway: ResourceId
      readonly server?: number
      readonly from: MovedLink
    }

export interface MovedLink {
  readonly virtualService: ResourceId
  /** The Gateway's name, as a person reads it. */
  readonly name: string
  /** The Gateway of the files, or the entry that names one that is not in them. */
  readonly gateway?: ResourceId
  readonly entry?: Place
}

/** Whether making the link does something, and what; else why it would not. */
export type LinkAnswer =
  | { readonly ok: true; readonly title: string; readonly text: string; readonly step: LinkStep }
  | {
      readonly ok: false
      readonly title: string
      readonly text: string
      /** What would make the link work, in one step. */
      readonly remedy?: { readonly title: string; readonly step: LinkStep }
    }

type Judging = Pick<Known, 'model' | 'files' | 'settings'>

/** Undefined where one of the two is no longer in the files. */
export const link = quick(['model', 'files', 'settings'], (known, ask: LinkAsk): LinkAnswer | undefined => {
  switch (ask.link) {
    case 'binding':
      return judgeBinding(known, ask)
    case 'service':
      return judged(known, { type: 'linkService', route: ask.route, to: ask.to })
    case 'route':
      return judged(known, {
        type: 'addDestination',
        rule: ask.rule,
        to: written(known.model, ask.rule, ask.to),
      })
    case 'lead':
      return judged(known, {
        type: 'changeDestination',
        place: ask.place,
        to: written(known.model, ask.place, ask.to),
      })
    case 'move':
      return judgeMove(known, ask)
  }
})

function judgeBinding(
  known: Judging,
  ask: { readonly virtualService: ResourceId; readonly gateway: ResourceId; readonly server?: number },
): LinkAnswer | undefined {
  const { model } = known
  const virtualService = find(model, ask.virtualService)
  const gateway = find(model, ask.gateway)
  if (!virtualService || !gateway) return undefined
  if (isRoute(virtualService) && hasListeners(gateway))
    return judgeParent(known, virtualService, gateway, ask.server)
  if (isRoute(virtualService) || hasListeners(gateway))
    return judged(known, { type: 'linkGateway', virtualService: ask.virtualService, gateway: ask.gateway })
  const servers = ask.server !== undefined ? [ask.server] : readGateway(gateway).servers.map(it => it.index)
  const bindings = servers.map(it => explainBinding(model, virtualService, gateway, it))
  const title = `${virtualService.name} to ${gateway.name}`
  const linked = bindings.find((it): it is Extract<Binding, { bound: true }> => it.bound)
  if (linked)
    return { ok: false, title: `${title}: linked already`, text: `It serves ${linked.hosts.join(', ')}.` }
  if (!bindings.some(it => !it.bound && it.reason === 'not-named'))
    return {
      ok: false,
      title: `${title}: would have no effect`,
      text: whyUnbound(bindings) ?? '',
      ...remedyFor(known, virtualService, gateway, servers, bindings),
    }
  const { gateway: to, virtualService: from } = ask
  const step: LinkStep = { type: 'linkGateway', virtualService: from, gateway: to }
  const verdict = judged(known, step, 'Adds it to the list of gateways.')
  return verdict.ok ? verdict : { ...verdict, title }
}

/** Where only the hosts are missing at a server: they are added there and the link is made. Offered only where that binds. */
function remedyFor(
  { files, settings }: Judging,
  virtualService: Resource,
  gateway: Resource,
  servers: readonly number[],
  bindings: readonly Binding[],
): { remedy?: { title: string; step: LinkStep } } {
  const hosts = [...new Set(fullHosts(virtualService).map(it => it.text))]
  if (hosts.length === 0 || hosts.length > 4) return {}
  for (const [i, binding] of bindings.entries()) {
    if (binding.bound || (binding.reason !== 'hosts' && binding.reason !== 'host-namespace')) continue
    const step: LinkStep = {
      type: 'addHostsAndLink',
      virtualService: virtualService.id,
      gateway: gateway.id,
      server: servers[i]!,
      hosts,
    }
    const operation = linkOperation(step)
    const result = operation.run(files, settings)
    if (!result.ok) continue
    const after = readModel(applyChanges(files, result.changes), settings)
    const [from, to] = [find(after, virtualService.id), find(after, gateway.id)]
    if (from && to && explainBinding(after, from, to, servers[i]!).bound)
      return { remedy: { title: `Add ${hosts.join(', ')} to its hosts and link`, step } }
  }
  return {}
}

function judgeMove(known: Judging, ask: Extract<LinkAsk, { link: 'move' }>): LinkAnswer | undefined {
  const { from, virtualService, gateway } = ask
  const verdict = judgeBinding(known, ask)
  if (!verdict?.ok) return verdict
  const title =
    virtualService === from.virtualService
      ? `Move the link of ${nameOf(virtualService)} to ${nameOf(gateway)}`
      : `Move the link of ${from.name} to ${nameOf(virtualService)}`
  const { gateway: old, entry } = from
  const step: LinkStep = {
    type: 'moveLink',
    title,
    virtualService,
    gateway,
    ...(verdict.step.type === 'linkGateway' &&
      verdict.step.listener !== undefined && { listener: verdict.step.listener }),
    from: {
      virtualService: from.virtualService,
      ...(old !== undefined && { gateway: old }),
      ...(entry && { entry }),
    },
  }
  return judged(known, step, `Removes it from ${nameOf(from.virtualService)} → ${from.name}.`)
}

function judged({ files, settings }: Judging, step: LinkStep, text = ''): LinkAnswer {
  const operation = linkOperation(step)
  const result = operation.run(files, settings)
  const { title } = operation
  return result.ok
    ? { ok: true, title, text: result.note ?? text, step }
    : { ok: false, title, text: result.reason }
}

/** The destination as a rule would write it: a service of its own namespace by its short name. */
function written(model: Model, { resource }: Place, to: DestinationEnd): DestinationEnd {
  const service = serviceOfHost(to.host, model.settings.domain)
  const isOwn = service !== undefined && service.namespace === find(model, resource)?.namespace
  return isOwn ? { ...to, host: service.name } : to
}

function find(model: Model, id: ResourceId): Resource | undefined {
  return model.resources.find(it => it.id === id)
}
