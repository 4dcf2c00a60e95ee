import { type Mapped, mapAgain } from '../data/map-again.ts'
import { sameItems, sameValue } from '../data/same-value.ts'
import { isClusterScoped } from '../kinds/index.ts'
import type { Model } from '../model/model.ts'
import { type Policy, policiesOf, policyKinds } from '../model/policies.ts'
import { mutualTlsAt, policiesAtCallers, policiesAtGateway, policiesAtService } from '../model/policies-at.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { type GraphNode, meshEntry, type PolicyMark, type PolicyNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { policyWords } from './policy-words.ts'
import { columnWidth, withPlainHeight } from './sizes.ts'

/**
 * The drawing with a mark on each node for the policies that apply there, and a node for each policy that applies to
 * nothing drawn. Without policies it is the drawing as it was.
 */
export function withPolicies(draft: DraftGraph, model: Model, stale: ReadonlySet<ResourceId>): DraftGraph {
  const all = policiesOf(model)
  if (all.length === 0) return draft
  // A Sidecar has a box of its own.
  const policies = policyKinds.filter(it => it !== 'Sidecar').flatMap(it => model.ofKind(it))
  return markNodes(draft, marksOfNodes(model, draft.nodes), policies, stale)
}

/** The drawing with further marks on its nodes, a list for each, and a node for each of the resources that is on none of them. */
export function markNodes(
  draft: DraftGraph,
  marks: readonly (readonly PolicyMark[])[],
  resources: readonly Resource[],
  stale: ReadonlySet<ResourceId>,
): DraftGraph {
  const marked = new Set<ResourceId>()
  const nodes = draft.nodes.slice()
  marks.forEach((on, i) => {
    for (const mark of on) for (const it of mark.policies) marked.add(it.resource)
    nodes[i] = withMarks(nodes[i]!, on)
  })
  const indices = new Map(draft.indices)
  for (const resource of resources) {
    if (marked.has(resource.id)) continue
    indices.set(resource.id, nodes.length)
    nodes.push(policyNode(resource, stale.has(resource.id)))
  }
  return { nodes, edges: draft.edges, indices }
}

/** Everything that the marks of a node are made of beside the node. */
const sources = [
  ...policyKinds,
  'Gateway',
  'Service',
  'ServiceEntry',
  'DestinationRule',
  'Pod',
  'Deployment',
] as const

/** The marks of all nodes of a drawing; those of a node that is drawn as before are kept while nothing they are made of changes. */
function marksOfNodes(model: Model, nodes: readonly GraphNode[]): readonly (readonly PolicyMark[])[] {
  const lists = sources.map(it => model.ofKind(it))
  const isSame = last !== undefined && sameItems(last.lists, lists) && last.settings === model.settings
  const gateways = new Map(model.ofKind('Gateway').map(it => [it.id, it]))
  const marks = mapAgain(isSame ? last?.marks : undefined, nodes, it => marksOn(model, it, gateways))
  last = { lists, settings: model.settings, marks }
  return marks.results
}

let last:
  | {
      readonly lists: readonly object[]
      readonly settings: Model['settings']
      readonly marks: Mapped<GraphNode, readonly PolicyMark[]>
    }
  | undefined

function marksOn(
  model: Model,
  node: GraphNode,
  gateways: ReadonlyMap<ResourceId, Resource>,
): readonly PolicyMark[] {
  if (node.id === meshEntry) return marksOf(policiesAtCallers(model))
  if (node.type === 'destination') {
    const mutualTls = mutualTlsAt(model, node.host, node.subset)
    const marks = marksOf(policiesAtService(model, node.host, node.subset))
    if (!mutualTls) return marks
    const { policy, mode, byPort } = mutualTls
    const label = `mTLS ${shorten(mode)}${byPort ? ', by port' : ''}`
    return [{ ...marksOf([policy])[0]!, label }, ...marks]
  }
  const gateway = node.type === 'gateway' && node.resource !== undefined && gateways.get(node.resource)
  return gateway ? marksOf(policiesAtGateway(model, gateway)) : []
}

function marksOf(policies: readonly Policy[]): readonly PolicyMark[] {
  const marks = new Map<string, PolicyMark['policies'][number][]>()
  for (const policy of policies) {
    const one = { resource: policy.resource.id, words: policyWords(policy) }
    const list = marks.get(policy.kind)
    if (list) list.push(one)
    else marks.set(policy.kind, [one])
  }
  return [...marks].map(([kind, list]) => ({ kind, policies: list }))
}

/** The same node with the same marks is the same object as before. */
function withMarks(node: GraphNode, policies: readonly PolicyMark[]): GraphNode {
  if (policies.length === 0) return node
  const before = markedNodes.get(node)
  if (before && sameValue(before.policies, policies)) return before.node
  const now = { ...node, policies: [...(node.policies ?? []), ...policies] }
  markedNodes.set(node, { policies, node: now })
  return now
}

const markedNodes = new WeakMap<
  GraphNode,
  { readonly policies: readonly PolicyMark[]; readonly node: GraphNode }
>()

function policyNode({ id, kind, name, namespace }: Resource, isStale: boolean): PolicyNode {
  return withPlainHeight({
    ...origin,
    id,
    type: 'policy',
    kind,
    column: 'destination',
    width: columnWidth.destination,
    height: 0,
    title: shorten(name) || '(no name)',
    subtitle: shorten(isClusterScoped(kind) ? kind : `${kind} · ${namespace}`),
    place: { resource: id, path: [] },
    ...(isStale && { stale: true }),
  })
}
