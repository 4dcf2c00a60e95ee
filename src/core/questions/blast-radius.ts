import type { Graph } from '../graph/graph.ts'
import { gatewayWorkloads, servedWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { builtGateways } from '../istio/gateway-api/gateways.ts'
import { kubernetesGateway, routeKinds } from '../istio/gateway-api/kinds.ts'
import { readGateway, redirectsToHttps, selectorText } from '../model/gateways.ts'
import type { Model } from '../model/model.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { type Entrance, reachInSteps } from '../reach/reach-rule.ts'
import { formatRequest } from '../request/parse-request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { resourcesOfBox } from '../scope/drawn-resources.ts'
import { partOf } from '../scope/find-scope.ts'
import type { Kept } from '../scope/follow-links.ts'
import type { Subject } from '../scope/subject.ts'
import { subjectAtPlace } from '../scope/subject-at-place.ts'
import { inSteps } from './question.ts'

export interface BlastRadiusAsk {
  /** What is changed: a subject, or a place of the files. */
  readonly of: Subject | Place
}

/** What a change could touch. */
export interface BlastRadius {
  readonly subject: Subject
  readonly gateways: readonly Touched[]
  /** As requests ask for them. */
  readonly hosts: readonly string[]
  /** Routes of the Gateway API as well. */
  readonly virtualServices: readonly Touched[]
  /** Full hosts, with the subset where one is meant. */
  readonly services: readonly TouchedService[]
  readonly policies: readonly Touched[]
  /** Gateways of the same workload on one of the ports: their servers are merged with these. */
  readonly sharing: readonly Touched[]
  /** A request for each of the first rules: the smallest that reaches it. */
  readonly requests: readonly TouchedRequest[]
  /** How many rules there are, those that one request reaches counted once; more than requests where not all were asked, or nothing reaches one. */
  readonly rules: number
}

export interface Touched {
  readonly id: ResourceId
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

export interface TouchedService {
  readonly host: string
  readonly subset?: string
}

export interface TouchedRequest {
  readonly text: string
  readonly rule: Place
  /** Where it comes in, as a trace takes it. */
  readonly gateway: string | undefined
  readonly from: string | undefined
}

/** A request for each takes a moment, and a person reads no more. */
const mostRequests = 8

/** Everything that a change of a gateway, server, rule, host, service, subset or Sidecar could touch; undefined where nothing of the kind is there. */
export const blastRadius = inSteps(['model', 'graph'], function* ({ model, graph }, { of }: BlastRadiusAsk) {
  const subject = 'type' in of ? of : subjectAtPlace(model, of)
  if (!subject) return undefined
  const kept = partOf(model, graph, subject)
  const rules = rulesIn(graph, kept)
  const applied = appliedModel(model)
  const entrances = isOfGateway(model, subject)
    ? entrancesIn(model, graph, kept)
    : isOfListeners(model, subject)
      ? listenersIn(applied, graph, kept)
      : undefined
  const requests = new Map<string, TouchedRequest>()
  let same = 0
  for (const rule of rules.slice(0, mostRequests)) {
    yield
    const found = yield* reachInSteps(applied, rule, gatewayWorkloads(applied), entrances)
    if (!found.reached) continue
    const { request, gateway, from } = found
    const text = formatRequest(request)
    const key = JSON.stringify([text, gateway, from])
    // A rule that delegates and the rule that it leads to are reached by one request.
    if (requests.has(key)) same++
    else requests.set(key, { text, rule, gateway, from })
  }
  return {
    subject,
    ...resourcesIn(model, graph, kept),
    requests: [...requests.values()],
    rules: rules.length - same,
  } satisfies BlastRadius
})

function resourcesIn(model: Model, graph: Graph, kept: Kept) {
  const { boxes } = kept
  const nodes = graph.nodes.filter(it => boxes.has(it.id))
  const ids = new Set(nodes.flatMap(it => resourcesOfBox(model, it)))
  const policies = new Set(
    nodes.flatMap(it => (it.policies ?? []).flatMap(mark => mark.policies.map(policy => policy.resource))),
  )
  const touched = model.resources.filter(it => ids.has(it.id)).map(toTouched)
  const services = new Map<string, TouchedService>()
  for (const it of nodes)
    if (it.type === 'destination')
      services.set(`${it.host} ${it.subset ?? ''}`, {
        host: it.host,
        ...(it.subset && { subset: it.subset }),
      })
  return {
    gateways: touched.filter(it => it.kind === 'Gateway' || it.kind === 'ListenerSet'),
    hosts: [
      ...new Set([
        ...nodes.flatMap(it => (it.type === 'host' ? it.host : [])),
        ...redirectedHosts(model, graph, kept),
      ]),
    ],
    virtualServices: touched.filter(
      it => it.kind === 'VirtualService' || routeKinds.some(kind => kind === it.kind),
    ),
    services: [...services.values()],
    policies: touched.filter(it => policies.has(it.id)),
    sharing: sharingPorts(model, graph, kept),
  }
}

/** The rules that are kept, as places. */
function rulesIn({ nodes }: Graph, { boxes }: Kept): readonly Place[] {
  return nodes.flatMap(node => {
    const rows = boxes.get(node.id)
    if (rows === undefined || node.type !== 'virtualService') return []
    return node.rows.filter(it => rows === 'whole' || rows.has(it.id)).map(it => it.place)
  })
}

/** Whether a change is one of a Gateway or of a server: what it touches comes in there. */
function isOfGateway(model: Model, subject: Subject): boolean {
  const id = resourceOf(subject)
  return model.ofKind('Gateway').some(it => it.id === id)
}

/** The same of the Gateway API. */
function isOfListeners(model: Model, subject: Subject): boolean {
  const id = resourceOf(subject)
  return [kubernetesGateway, 'ListenerSet'].some(kind => model.ofKind(kind).some(it => it.id === id))
}

function resourceOf(subject: Subject): ResourceId | undefined {
  if (subject.type === 'row') return subject.place.resource
  return subject.type === 'resource' ? subject.resource : undefined
}

/** Where requests come in for the listeners that are kept; undefined for a Gateway whose ports only its Service tells. */
function listenersIn(model: Model, { nodes }: Graph, { boxes }: Kept): readonly Entrance[] | undefined {
  const entrances: Entrance[] = []
  for (const node of nodes) {
    const rows = boxes.get(node.id)
    if (node.type !== 'gateway' || node.kind === undefined || rows === undefined) continue
    const owner = builtGateways(model).find(
      it => it.resource.id === node.resource || it.sets.some(set => set.resource.id === node.resource),
    )
    if (!owner) continue
    if (!owner.isManaged) return undefined
    const ports = node.rows.filter(it => rows === 'whole' || rows.has(it.id)).map(it => Number(it.port))
    for (const { id } of servedWorkloads(model, owner.resource.namespace, owner.services))
      entrances.push(...ports.map(port => ({ gateway: id, port })))
  }
  return entrances
}

/** The servers that are kept, with their Gateways. */
function serversIn(model: Model, { nodes }: Graph, { boxes }: Kept) {
  const all = new Map(model.ofKind('Gateway').map(it => [it.id, it]))
  return nodes.flatMap(node => {
    const rows = boxes.get(node.id)
    if (node.type !== 'gateway' || rows === undefined || node.resource === undefined) return []
    const resource = all.get(node.resource)
    if (!resource) return []
    const { selector, servers } = readGateway(resource)
    const kept = new Set(
      node.rows.flatMap(it => (rows === 'whole' || rows.has(it.id) ? it.place.path[2] : [])),
    )
    return servers.flatMap((server, i) =>
      kept.has(i) ? { resource, server, gateway: selectorText(selector) } : [],
    )
  })
}

function entrancesIn(model: Model, graph: Graph, kept: Kept): readonly Entrance[] {
  return serversIn(model, graph, kept).flatMap(({ gateway, server }) =>
    server.number === undefined ? [] : { gateway, port: server.number },
  )
}

/** The hosts of servers that answer every request with a redirect: no rule is drawn behind them. */
function redirectedHosts(model: Model, graph: Graph, kept: Kept): readonly string[] {
  return serversIn(model, graph, kept)
    .filter(it => redirectsToHttps(it.server))
    .flatMap(it => it.server.hosts.map(host => host.host))
}

/** Other Gateways with the same selector and a port of the servers that are kept: pilot makes one listener of them (MergeGateways). */
function sharingPorts(model: Model, graph: Graph, kept: Kept): readonly Touched[] {
  const servers = serversIn(model, graph, kept)
  const own = new Set(servers.map(it => it.resource.id))
  const ports = new Set(servers.map(it => `${it.gateway} ${it.server.portText}`))
  return model
    .ofKind('Gateway')
    .filter(it => {
      const { selector, servers } = readGateway(it)
      return (
        !own.has(it.id) && servers.some(server => ports.has(`${selectorText(selector)} ${server.portText}`))
      )
    })
    .map(toTouched)
}

function toTouched({ id, kind, namespace, name }: Touched): Touched {
  return { id, kind, namespace, name }
}
