import { sameItems } from '../data/same-value.ts'
import { selectorText } from '../model/gateways.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { integerAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readService, readServiceEntry, scopesOf, serviceNamed } from '../model/services.ts'
import {
  type EgressListener,
  type IngressListener,
  importsService,
  readImports,
  readSidecar,
} from '../model/sidecars.ts'
import type { DestinationNode, GraphEdge, NodeId, SidecarNode, SidecarRow } from './graph.ts'
import { type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { columnWidth, listenersHeight } from './sizes.ts'

/**
 * Draws the Sidecars, each with a row a listener: what its workloads may call of the services that are drawn, and what becomes of
 * calls to the others. Drawn last: it speaks of the destinations.
 */
export function addSidecars(builder: GraphBuilder, model: Model, stale: ReadonlySet<ResourceId>): void {
  const sidecars = model.ofKind('Sidecar')
  if (sidecars.length === 0) return
  const callees = calleesOf(model, builder)
  const { rootNamespace } = model.settings
  for (const it of sidecars) builder.addPart(partOf(it, callees, rootNamespace, stale.has(it.id)))
}

/** A service that is drawn. */
interface Callee {
  readonly host: string
  readonly namespace: string
  /** Its box: that of the whole service before those of subsets. */
  readonly node: NodeId
  /** Empty where they are not known. */
  readonly ports: readonly number[]
  readonly exportTo: readonly string[]
}

/** The same list as before while the same services are drawn. */
function calleesOf(model: Model, builder: GraphBuilder): readonly Callee[] {
  const byHost = new Map<string, DestinationNode>()
  for (const it of builder.nodes()) {
    if (it.type !== 'destination' || it.host === '') continue
    const known = byHost.get(it.host)
    if (!known || (known.subset !== undefined && it.subset === undefined)) byHost.set(it.host, it)
  }
  const now = [...byHost.values()].flatMap(it => calleeOf(model, it) ?? [])
  const before = now[0] && keptLists.get(now[0])
  if (before && sameItems(before, now)) return before
  if (now[0]) keptLists.set(now[0], now)
  return now
}

/** By their first. */
const keptLists = new WeakMap<Callee, readonly Callee[]>()

function calleeOf(model: Model, node: DestinationNode): Callee | undefined {
  const record = serviceNamed(model, node.host, '')
  const namespace = record?.resource?.namespace ?? serviceOfHost(node.host, model.settings.domain)?.namespace
  if (namespace === undefined) return undefined
  const before = keptCallees.get(node)
  if (before?.record === record && before?.callee.namespace === namespace) return before.callee
  const resource = record?.resource
  const callee: Callee = {
    host: node.host,
    namespace,
    node: node.id,
    ports: record?.ports.map(it => it.number) ?? [],
    exportTo: !resource
      ? []
      : resource.kind === 'Service'
        ? readService(resource).exportTo
        : readServiceEntry(resource).exportTo,
  }
  keptCallees.set(node, { record, callee })
  return callee
}

const keptCallees = new WeakMap<
  DestinationNode,
  { readonly record: ReturnType<typeof serviceNamed>; readonly callee: Callee }
>()

/** A Sidecar that says the same of the same services is the same part as before. */
function partOf(resource: Resource, callees: readonly Callee[], root: string, isStale: boolean): GraphPart {
  const before = keptParts.get(resource)
  if (before?.callees === callees && before.root === root && before.isStale === isStale) return before.part
  const part = drawSidecar(resource, callees, root, isStale)
  keptParts.set(resource, { callees, root, isStale, part })
  return part
}

const keptParts = new WeakMap<
  Resource,
  {
    readonly callees: readonly Callee[]
    readonly root: string
    readonly isStale: boolean
    readonly part: GraphPart
  }
>()

function drawSidecar(
  resource: Resource,
  callees: readonly Callee[],
  root: string,
  isStale: boolean,
): GraphPart {
  const { namespace } = resource
  const view = readSidecar(resource)
  const callers = callersOf(resource, root)
  const visible = callees.filter(it => isVisible(it, namespace))
  const listeners = view.egress.length > 0 ? view.egress : [everything]
  const called = listeners.map(it => calledOver(it, visible, callers.own))
  const others = visible.filter(it => called.every(some => !some.includes(it)))
  const rows: SidecarRow[] = [
    ...listeners.map((it, i) => egressRow(resource, it, called[i]!, visible.length, callers)),
    ...view.ingress.map(it => ingressRow(resource, it)),
    elseRow(resource, others, callers),
  ]
  const node: SidecarNode = {
    ...origin,
    id: resource.id,
    type: 'sidecar',
    column: 'virtualService',
    width: columnWidth.virtualService,
    height: listenersHeight(rows),
    title: shorten(resource.name) || '(no name)',
    subtitle: shorten(callers.workloads),
    place: { resource: resource.id, path: [] },
    resource: resource.id,
    rows,
    ...(isStale && { stale: true }),
  }
  const edges = rows.flatMap((row, i) =>
    row.listener === 'egress' && called[i]!.length < visible.length
      ? called[i]!.map((it): GraphEdge => allowEdge(resource, row, it))
      : [],
  )
  return { nodes: [node], edges }
}

/** Whose calls a Sidecar is about. */
interface Callers {
  readonly workloads: string
  /** The namespace that `.` stands for; empty where each workload has its own. */
  readonly own: string
}

function callersOf(resource: Resource, root: string): Callers {
  const { selector } = readSidecar(resource)
  const { namespace: own } = resource
  if (selector) return { workloads: `${own} · ${selectorText(selector) || 'no workload'}`, own }
  // That of the root namespace is for all namespaces that have none (model/sidecar.go).
  return own === root
    ? { workloads: 'namespaces without a Sidecar', own: '' }
    : { workloads: `${own} · every workload`, own }
}

const everything: EgressListener = { port: undefined, hosts: ['*/*'], path: undefined }

function isVisible({ exportTo, namespace }: Callee, from: string): boolean {
  const scopes = scopesOf(exportTo, namespace)
  return scopes.includes('*') || (scopes.includes(from) && !scopes.includes('~'))
}

/** The services that a listener lets through; of those whose ports are known, the ones that have its port. */
function calledOver(
  { port, hosts }: EgressListener,
  visible: readonly Callee[],
  own: string,
): readonly Callee[] {
  const imports = readImports(hosts, own)
  const number = port && integerAt(port, 'number')
  return visible.filter(
    it =>
      importsService(imports, it) &&
      (number === undefined || it.ports.length === 0 || it.ports.includes(number)),
  )
}

function egressRow(
  resource: Resource,
  { port, hosts, path }: EgressListener,
  called: readonly Callee[],
  all: number,
  { own }: Callers,
): SidecarRow {
  const number = port && integerAt(port, 'number')
  const written = hosts.join(', ') || 'no hosts'
  const index = path?.at(-1) ?? 0
  return {
    id: `${resource.id}#egress/${index}`,
    place: { resource: resource.id, path: path ?? ['spec', 'egress'] },
    ...(!path && { isImplied: true }),
    listener: 'egress',
    text: shorten(number === undefined ? written : `:${number}  ${written}`),
    ...whatIsCalled(called, all, own, own === '' && hosts.some(it => it.startsWith('./'))),
  }
}

function whatIsCalled(
  called: readonly Callee[],
  all: number,
  own: string,
  ownToo: boolean,
): Pick<SidecarRow, 'words' | 'isRefusing'> {
  if (called.length === all && all > 1) return { words: 'every service' }
  const words = [ownToo && 'the same namespace', called.length > 0 && names(called, own)].filter(Boolean)
  return words.length > 0 ? { words: words.join(', ') } : { words: 'nothing that is drawn', isRefusing: true }
}

function ingressRow(
  resource: Resource,
  { port, protocol, endpoint, tls, path }: IngressListener,
): SidecarRow {
  return {
    id: `${resource.id}#ingress/${path.at(-1)}`,
    place: { resource: resource.id, path },
    listener: 'ingress',
    text: shorten([`:${port ?? '–'}`, protocol, tls && `TLS ${tls}`].filter(Boolean).join(' ')),
    words: shorten(endpoint) || 'the same port of the workload',
  }
}

/** What becomes of calls to what no listener lets through (outboundTrafficPolicy). */
function elseRow(resource: Resource, others: readonly Callee[], { own }: Callers): SidecarRow {
  const { allowAny, hasPolicy } = readSidecar(resource)
  const left = others.length === 0 || own === '' ? 'anything else' : names(others, own)
  return {
    id: `${resource.id}#else`,
    place: { resource: resource.id, path: ['spec', 'outboundTrafficPolicy'] },
    ...(!hasPolicy && { isImplied: true }),
    listener: 'else',
    text: allowAny ? 'Others pass through' : 'Cannot call',
    words: left,
    ...(!allowAny && { isRefusing: true }),
  }
}

function allowEdge(resource: Resource, row: SidecarRow, { node }: Callee): GraphEdge {
  return {
    id: `${row.id}→${node}`,
    source: resource.id,
    sourceRow: row.id,
    target: node,
    type: 'allow',
    place: row.place,
  }
}

/** `cart, mail.post`: those of the Sidecar's own namespace without it. */
function names(callees: readonly Callee[], own: string): string {
  return shorten(
    callees
      .map(({ host, namespace }) => {
        const service = serviceOfHost(host)
        if (!service) return host
        return namespace === own ? service.name : `${service.name}.${namespace}`
      })
      .join(', '),
  )
}
