import { type GraphRow, rowsOf } from '../../../core/graph/drawn-rows.ts'
import type {
  Badge,
  GraphEdge,
  GraphNode,
  GroupNode,
  MixShare,
  PolicyMark,
  RuleRow,
  ServerRow,
  SidecarRow,
  WayOut,
} from '../../../core/graph/graph.ts'
import { groupCounts } from '../../../core/graph/text/box-words.ts'
import { stateWords } from '../../../core/graph/text/second-line.ts'
import { kindWords } from '../../../core/kinds/kind-key.ts'
import { rowName } from '../../../core/scope/row-name.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { pluralOf } from '../../../core/text/plural-of.ts'
import { shareWords } from '../../traffic/mix-words.ts'
import type { GraphIndex } from '../flow/graph-index.ts'

/** What a node is, as one hears it: `Gateway public, 5 servers, 1 error`. */
export function nodeLabel(node: GraphNode): string {
  return sentence([
    nodeName(node),
    node.subtitle,
    ...countedRows(node),
    ...summaryParts(node),
    ...destinationParts(node),
    stateWords(node),
    trafficWords(node.traffic),
    ...(node.policies ?? []).map(policyLabel),
    badgeLabel(node.badge),
  ])
}

/** A box's, row's or edge's part of the mix, as one hears it; undefined while the drawing shows the configuration. */
function trafficWords(traffic: MixShare | undefined): string | undefined {
  if (!traffic) return undefined
  const copies = traffic.copied === undefined ? '' : `, ${percentWords(traffic.copied)} mirrored`
  return `${shareWords(traffic)} of the mix${copies}`
}

/** A mark in words: `AuthorizationPolicy shop/readers, DENY`, `2 EnvoyFilters`, its label first, its problems last. */
export function policyLabel({ kind, label, policies, badge }: PolicyMark): string {
  const [only] = policies
  const words =
    policies.length === 1 && only ? `${kind} ${only.words}` : `${policies.length} ${pluralOf(kind)}`
  const named = label === undefined ? words : `${label} by ${kind} ${only?.words.split(',')[0] ?? ''}`
  return sentence([named, badgeLabel(badge)])
}

/** `Server 443 https, HTTPS, TLS SIMPLE, hosts a.example.com`, `Rule 1, GET /cart, timeout 5s`. */
export function rowLabel(row: GraphRow): string {
  if ('listener' in row) return listenerLabel(row)
  return isRule(row) ? ruleLabel(row) : serverLabel(row)
}

export function edgeLabel(index: GraphIndex, edge: GraphEdge): string {
  const from = endWords(index, edge.source, edge.sourceRow)
  const to = endWords(index, edge.target, edge.targetRow)
  return sentence([
    `${edgeNames[edge.type]} from ${from} to ${to}`,
    edge.share !== undefined && `${percentWords(edge.share)}${edge.traffic ? ' of its rule' : ''}`,
    trafficWords(edge.traffic),
    edge.allowed,
    edge.broken !== undefined && `no effect: ${edge.broken}`,
  ])
}

/** One end of an edge, shortly: `shop rule 2`, `public port 443`, `cart v2`. */
export function endWords(index: GraphIndex, id: string, rowId?: string): string {
  const node = index.nodes.get(id)
  if (!node) return 'nothing'
  const row = rowsOf(node).find(it => it.id === rowId)
  if (!row) return [node.title, node.type === 'destination' && node.subset].filter(Boolean).join(' ')
  return rowName(node, row)
}

export function isRule(row: GraphRow): row is RuleRow {
  return 'matches' in row
}

const edgeNames: Readonly<Record<GraphEdge['type'], string>> = {
  listen: 'Port',
  serve: 'Host',
  bind: 'Link',
  route: 'Route',
  mirror: 'Mirror',
  redirect: 'Redirect',
  directResponse: 'Direct response',
  delegate: 'Delegate',
  allow: 'Allowed call',
  stop: 'Stop',
}

function nodeName(node: GraphNode): string {
  switch (node.type) {
    case 'entry':
      return node.entry === 'mesh' ? 'Mesh entry' : `Entry ${node.title}`
    case 'gateway':
      return `${kindWords(node.kind ?? 'Gateway')} ${node.title}`
    case 'host':
      return `Host ${node.title}`
    case 'virtualService':
      return `${kindWords(node.kind ?? 'VirtualService')} ${node.title}`
    case 'destination':
      return `Destination ${node.title}`
    case 'terminal':
      return `${terminalNames[node.terminal]} ${node.title}`
    case 'policy':
      return `${node.kind} ${node.title}, applies to nothing drawn`
    case 'sidecar':
      return `Sidecar ${node.title}`
    case 'stub':
      return `Leads to ${[node.title, node.subset].filter(Boolean).join(' ')}, drawn elsewhere`
    case 'group':
      return groupName(node)
  }
}

function groupName(node: GroupNode): string {
  if (node.by === 'unused') return 'Group of what nothing leads to'
  return `Group ${node.title}`
}

/** What a folded box has inside: `where it leads: cart v1 90 %, cart v2 10 %`. */
function summaryParts(node: GraphNode): string[] {
  if (node.type === 'group') return [...groupCounts(node), waysWords(node.waysOut)]
  if (node.type !== 'virtualService' || !node.summary) return []
  const { also, waysOut } = node.summary
  return [...node.hosts, waysWords(waysOut), also.length > 0 ? `also from ${also.join(', ')}` : '']
}

function waysWords(waysOut: readonly WayOut[]): string {
  const shown = waysOut
    .slice(0, 6)
    .map(({ text, share }) => (share === undefined ? text : `${text} ${percentWords(share)}`))
  const more = waysOut.length > shown.length ? ` and ${waysOut.length - shown.length} more` : ''
  return shown.length === 0 ? '' : `leads to ${shown.join(', ')}${more}`
}

const terminalNames = { redirect: 'Redirect', directResponse: 'Direct response', stopped: 'Stopped' } as const

function destinationParts(node: GraphNode): (string | undefined)[] {
  if (node.type !== 'destination') return []
  return [node.subset && `subset ${node.subset}`, node.port && `port ${node.port}`, ...(node.traits ?? [])]
}

function countedRows(node: GraphNode): string[] {
  if (node.type !== 'gateway' && node.type !== 'virtualService') return []
  if (node.ghost && node.rows.length === 0) return []
  const noun = node.type === 'gateway' ? serverNoun(node) : 'rule'
  return [`${node.rows.length} ${node.rows.length === 1 ? noun : `${noun}s`}`]
}

/** A row of a Gateway: Istio's has servers, that of the Gateway API listeners. */
export function serverNoun({ kind }: { readonly kind?: string }): 'server' | 'listener' {
  return kind === undefined ? 'server' : 'listener'
}

function serverLabel(row: ServerRow): string {
  return sentence([
    `${row.isListener ? 'Listener' : 'Server'} ${[row.port, row.portName].filter(Boolean).join(' ')}`,
    row.protocol,
    row.tls !== 'none' && `TLS ${row.tls}`,
    row.httpsRedirect && 'redirects to HTTPS',
    row.use && sentence([row.use.words, row.use.why]),
    trafficWords(row.traffic),
    row.hosts.length > 0 && `${row.hosts.length === 1 ? 'host' : 'hosts'} ${row.hosts.join(' ')}`,
    badgeLabel(row.badge),
  ])
}

function listenerLabel(row: SidecarRow): string {
  const name = row.listener === 'else' ? row.text : `${listenerNames[row.listener]} ${row.text}`
  return sentence([`${name}: ${row.words}`, badgeLabel(row.badge)])
}

const listenerNames = { egress: 'calls', ingress: 'listens on', else: 'other calls' } as const

function ruleLabel(row: RuleRow): string {
  return sentence([
    `Rule ${row.number}${row.name ? ` ${row.name}` : ''}${row.protocol === 'http' ? '' : ` ${row.protocol}`}`,
    row.matches.join(' or '),
    row.action,
    ...row.chips,
    trafficWords(row.traffic),
    badgeLabel(row.badge),
  ])
}

function badgeLabel(badge: Badge | undefined): string | undefined {
  if (!badge) return undefined
  const noun = badge.severity === 'info' ? 'remark' : badge.severity
  return `${badge.count} ${noun}${badge.count === 1 ? '' : 's'}`
}

function sentence(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(', ')
}
