import type { GraphNode, PolicyMark } from '../graph/graph.ts'
import type { DraftGraph } from '../graph/graph-builder.ts'
import { shorten } from '../graph/match-words.ts'
import { markNodes } from '../graph/policy-marks.ts'
import { kubernetesGateway } from '../istio/gateway-api/kinds.ts'
import { authorityFaultOf, targetFault } from '../istio/gateway-api/policies/backend-tls-policies.ts'
import { serviceOfHost } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import { mapAt, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { grantsFor, referrersOf } from '../references/reference-grants.ts'

const kinds = ['ReferenceGrant', 'BackendTLSPolicy', 'GatewayClass'] as const

/**
 * The drawing with a mark for each ReferenceGrant, BackendTLSPolicy and GatewayClass on the boxes that it is about, so that they are
 * found and selected there; one that is about nothing drawn has a box of its own.
 */
export function withObjectMarks(draft: DraftGraph, model: Model, stale: ReadonlySet<ResourceId>): DraftGraph {
  const all = kinds.flatMap(it => model.ofKind(it))
  if (all.length === 0) return draft
  const gateways = new Map(
    [kubernetesGateway, 'ListenerSet'].flatMap(it => model.ofKind(it)).map(it => [it.id, it]),
  )
  return markNodes(
    draft,
    draft.nodes.map(it => marksOn(model, it, gateways)),
    all,
    stale,
  )
}

function marksOn(
  model: Model,
  node: GraphNode,
  gateways: ReadonlyMap<ResourceId, Resource>,
): readonly PolicyMark[] {
  if (node.type === 'destination') return atService(model, node.host)
  const gateway = node.type === 'gateway' && node.resource !== undefined && gateways.get(node.resource)
  return gateway ? atGateway(model, gateway) : []
}

function atService(model: Model, host: string): PolicyMark[] {
  const service = serviceOfHost(host, model.settings.domain)
  if (!service) return []
  const policies = effective(model, 'BackendTLSPolicy').filter(
    it =>
      it.namespace === service.namespace &&
      mapsAt(it.spec, 'targetRefs').some(
        ref => textAt(ref, 'kind') === 'Service' && textAt(ref, 'name') === service.name,
      ),
  )
  const grants = grantsFor(model, undefined, { kind: 'Service', ...service })
  return [
    ...markOf(
      policies,
      it => {
        const fault = faultOf(model, it)
        const to = `TLS to ${textAt(mapAt(it.spec, 'validation'), 'hostname') ?? '?'}`
        return fault ? `${to}; ${fault.words}` : to
      },
      policies.flatMap(it => faultOf(model, it)?.label ?? [])[0] ?? 'TLS',
    ),
    ...markOf(grants, grantWords),
  ]
}

/** What its status would say is wrong with a policy, the worst first. What the files do not have is not counted: it may be there. */
function faultOf(model: Model, policy: Resource): { label: string; words: string } | undefined {
  const authority = authorityFaultOf(model, policy)
  if (authority && !authority.missing)
    return { label: 'TLS, fails', words: `every connection fails: ${authority.reason}` }
  const targets = mapsAt(policy.spec, 'targetRefs')
  const fault = targets
    .filter(it => model.find('Service', policy.namespace, textAt(it, 'name') ?? ''))
    .map(it => targetFault(model, policy, it))
    .find(it => it !== undefined)
  return fault && { label: 'TLS, not in force', words: `not in force: ${fault.reason}` }
}

/** Its class, and what lets it refer to certificates of other namespaces. */
function atGateway(model: Model, { kind, namespace, spec }: Resource): PolicyMark[] {
  const name = textAt(spec, 'gatewayClassName') ?? ''
  const own = effective(model, 'GatewayClass').filter(it => it.name === name)
  const elsewhere = new Set(
    mapsAt(spec, 'listeners').flatMap(it =>
      mapsAt(mapAt(it, 'tls'), 'certificateRefs').flatMap(ref => textAt(ref, 'namespace') ?? []),
    ),
  )
  const grants = [...elsewhere].flatMap(it =>
    grantsFor(model, { kind, namespace }, { kind: 'Secret', namespace: it, name: undefined }),
  )
  return [
    ...markOf(own, it => textAt(it.spec, 'controllerName') ?? 'no controller'),
    ...markOf(grants, grantWords),
  ]
}

function grantWords(grant: Resource): string {
  const from = referrersOf(grant).map(it => `${it.kind} of ${it.namespace}`)
  return `lets ${from.join(', ') || 'nothing'} refer to it`
}

function markOf(
  resources: readonly Resource[],
  words: (resource: Resource) => string,
  label?: string,
): PolicyMark[] {
  const [first] = resources
  if (!first) return []
  const policies = resources.map(it => ({
    resource: it.id,
    words: shorten(`${it.kind === 'GatewayClass' ? it.name : `${it.namespace}/${it.name}`}, ${words(it)}`),
  }))
  return [{ kind: first.kind, ...(label !== undefined && { label }), policies }]
}
