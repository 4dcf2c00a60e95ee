import type { Place, ResourceId } from '../model/resource.ts'
import type { Severity } from '../severity.ts'

/** What the canvas draws: plain data, laid out, sizes known, so that nothing has to be measured. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Names a box across edits. */
export type NodeId = string

/** The box of the mesh, where requests of sidecars begin. */
export const meshEntry: NodeId = 'entry/mesh'

/** Columns from left to right. */
export type Column = 'entry' | 'gateway' | 'host' | 'virtualService' | 'destination'

/** The worst problem of what is drawn, and how many there are of it. */
export interface Badge {
  readonly severity: Severity
  readonly count: number
}

/** What part of a mix of requests passes something, 0 to 1; with the rate, where the mix has rates. */
export interface MixShare {
  readonly share: number
  /** Requests per second. */
  readonly rate?: number
  /** What arrives as a copy besides, as a part of the mix. */
  readonly copied?: number
}

/** The policies of one kind that apply to what a node stands for. */
export interface PolicyMark {
  readonly kind: string
  /** What has to be read without asking: `mTLS STRICT`. */
  readonly label?: string
  /** The problems of the policies themselves, wherever in them. */
  readonly badge?: Badge
  readonly policies: readonly {
    readonly resource: ResourceId
    /** What it does here, in a few words. */
    readonly words: string
  }[]
}

interface NodeBase {
  /** Stable across edits: derived from the resource's id, or from what the node stands for. */
  readonly id: NodeId
  readonly column: Column
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly title: string
  /** A second, smaller line: namespace, selector. */
  readonly subtitle?: string
  /** How many lines they take where that is more than one each. */
  readonly titleLines?: number
  readonly secondLines?: number
  /** What selecting the node selects. A ghost or a shared node (host, entry) may stand for none. */
  readonly place?: Place
  /** Referenced but not in the files. */
  readonly ghost?: boolean
  readonly badge?: Badge
  /** The policies that apply here, a mark a kind. */
  readonly policies?: readonly PolicyMark[]
  /** The document cannot be read at the moment; this is how it last looked. */
  readonly stale?: boolean
  /** Set while the drawing shows traffic. */
  readonly traffic?: MixShare
}

/** The port of a gateway workload, or the mesh. */
export interface EntryNode extends NodeBase {
  readonly type: 'entry'
  readonly entry: 'gateway' | 'mesh'
  readonly port?: number
  /** The address, where the servers bind one. */
  readonly bind?: string
}

/** What is referenced and not in the files. */
export interface AbsentName {
  /** Where it is not of Istio's kind. */
  readonly kind?: 'Gateway.gateway.networking.k8s.io'
  readonly namespace: string
  readonly name: string
}

/** A server of a Gateway. */
export interface ServerRow {
  readonly id: string
  readonly place: Place
  readonly port: string
  readonly portName: string
  readonly protocol: string
  /** `none` for a plain port. */
  readonly tls: string
  readonly httpsRedirect: boolean
  readonly hosts: readonly string[]
  /** A listener of the Gateway API. */
  readonly isListener?: true
  /** Of a listener: what comes of it, `2 routes` or `not served`, and why. */
  readonly use?: { readonly words: string; readonly why?: string }
  readonly badge?: Badge
  readonly traffic?: MixShare
}

/** A Gateway, a row for each server. */
export interface GatewayNode extends NodeBase {
  readonly type: 'gateway'
  /** Of the Gateway API: which of its kinds, as `kindKey` says it. Its rows are listeners then. */
  readonly kind?: string
  readonly resource?: ResourceId
  /** Of a ghost: what it would be called. */
  readonly absent?: AbsentName
  readonly rows: readonly ServerRow[]
}

/** A host, between the servers that serve it and the VirtualServices that route it. */
export interface HostNode extends NodeBase {
  readonly type: 'host'
  readonly host: string
}

/** A rule of a VirtualService. */
export interface RuleRow {
  readonly id: string
  readonly place: Place
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** From 1, within its protocol: as it is written. */
  readonly number: number
  /** Of a route of the Gateway API: rules of one rank are tried as they are written, those of a lower one before them. */
  readonly rank?: number
  readonly name?: string
  /** One line an alternative: `GET /reviews/*  cookie = user=dev-123`; a rule without match says `everything`. */
  readonly matches: readonly string[]
  /** `→ /v2`, `301 → https`, `200 direct`, `delegate to ns/name`. */
  readonly action?: string
  /** Words for badges: `timeout 5s`, `retries 3`, `fault`, `rewrite /`, `cors`, `headers`, `mirror`. */
  readonly chips: readonly string[]
  /** How many of its edges say a share beside it; nothing for none. */
  readonly labels?: number
  readonly badge?: Badge
  readonly traffic?: MixShare
}

/** Where the rules of a VirtualService, or of many, lead: `cart v1 90 %`. */
export interface WayOut {
  readonly text: string
  /** In place of the text where it stands beside the same service's name already: `v1`. */
  readonly short: string
  /** Effective share, 0 to 1; of the one rule that splits its traffic. */
  readonly share?: number
  /** Not in the files, or no service at all: a redirect, a direct response, a delegate. */
  readonly kind: 'service' | 'outside' | 'ghost' | 'answer' | 'delegate'
}

/** What a folded VirtualService says in place of its rules. */
export interface Summary {
  /** On two lines, or on one. */
  readonly form: 'card' | 'line'
  readonly rules: number
  readonly waysOut: readonly WayOut[]
  /** How many of them are named at this width; the others are counted. */
  readonly named: number
  /** Of a card: its hosts have a line of their own. */
  readonly hostBelow: boolean
  /** Gateways that serve it besides the one it stands beside, and the mesh. */
  readonly also: readonly string[]
  /** A link of it has no effect. */
  readonly broken?: string
}

/** A VirtualService or a route of the Gateway API, a row for each rule, or folded. */
export interface VirtualServiceNode extends NodeBase {
  readonly type: 'virtualService'
  /** A route of the Gateway API: of which kind. */
  readonly kind?: string
  readonly resource?: ResourceId
  /** Of a ghost: what it would be called. */
  readonly absent?: AbsentName
  /** Without hosts of its own: only rules of other VirtualServices lead to it. */
  readonly delegate?: boolean
  readonly hosts: readonly string[]
  readonly rows: readonly RuleRow[]
  /** Set while it is folded: the rows are not drawn then. */
  readonly summary?: Summary
}

/** A service, or a subset or port of it. */
export interface DestinationNode extends NodeBase {
  readonly type: 'destination'
  readonly host: string
  readonly subset?: string
  readonly port?: string
  /** The ServiceEntry, Service or DestinationRule that says what it is. */
  readonly known?: 'service' | 'serviceEntry'
  /** A ServiceEntry for what runs outside the mesh. */
  readonly outside?: boolean
  /** What of a ghost is not in the files: the service, or only its subset. */
  readonly missing?: 'service' | 'subset'
  readonly destinationRule?: ResourceId
  /** What its DestinationRule sets, a word each: `TLS`, `outliers`, `pools`. */
  readonly traits?: readonly string[]
}

/** Where a request ends without a destination. */
export interface TerminalNode extends NodeBase {
  readonly type: 'terminal'
  /** Traffic alone is stopped: the drawing of the configuration has no such box. */
  readonly terminal: 'redirect' | 'directResponse' | 'stopped'
}

/** A policy that applies to nothing else that is drawn. */
export interface PolicyNode extends NodeBase {
  readonly type: 'policy'
  readonly kind: string
}

/** A listener of a Sidecar, or what it does with all other calls. */
export interface SidecarRow {
  readonly id: string
  readonly place: Place
  readonly listener: 'egress' | 'ingress' | 'else'
  /** The hosts and port as written: `./*, istio-system/*`. */
  readonly text: string
  /** What that comes to: `cart, mail`. */
  readonly words: string
  /** Set where calls are refused, or nothing is let through. */
  readonly isRefusing?: true
  /** It stands for what applies where nothing is written. */
  readonly isImplied?: true
  readonly badge?: Badge
}

/** What the workloads of a namespace may call. */
export interface SidecarNode extends NodeBase {
  readonly type: 'sidecar'
  readonly resource: ResourceId
  readonly rows: readonly SidecarRow[]
}

/** Stands for a destination that is drawn elsewhere, beside another VirtualService. */
export interface StubNode extends NodeBase {
  readonly type: 'stub'
  readonly of: NodeId
  readonly subset?: string
}

/** Many VirtualServices in one box, or, while it is unfolded, the line above them. */
export interface GroupNode extends NodeBase {
  readonly type: 'group'
  readonly unfolded: boolean
  /** What its VirtualServices have in common. */
  readonly by: 'gateway' | 'host' | 'namespace' | 'name' | 'sidecars' | 'unused'
  readonly virtualServices: number
  /** How many of them are routes of the Gateway API. */
  readonly routes?: number
  readonly hosts: number
  readonly rules: number
  /** Boxes that are neither: services and policies that nothing leads to. */
  readonly others: number
  readonly waysOut: readonly WayOut[]
  /** How many of them are named at this width. */
  readonly named: number
}

/** A box of the drawing; `type` says of which kind. */
export type GraphNode =
  | EntryNode
  | GatewayNode
  | HostNode
  | VirtualServiceNode
  | DestinationNode
  | TerminalNode
  | PolicyNode
  | SidecarNode
  | StubNode
  | GroupNode

/** A line from one box or row to another. */
export interface GraphEdge {
  readonly id: string
  /** A node's id, and the row's id where the edge leaves from or arrives at a row. */
  readonly source: NodeId
  readonly sourceRow?: string
  readonly target: NodeId
  readonly targetRow?: string
  readonly type:
    | 'listen'
    | 'serve'
    | 'bind'
    | 'route'
    | 'mirror'
    | 'redirect'
    | 'directResponse'
    | 'delegate'
    /** What a Sidecar lets its workloads call. */
    | 'allow'
    | 'stop'
  /** Effective share of the rule's traffic, 0 to 1; present on routes and mirrors. */
  readonly share?: number
  readonly label?: string
  readonly place?: Place
  readonly traffic?: MixShare
  /** Of a reference into another namespace: what there lets it be made. */
  readonly allowed?: string
  /** Said where a reference does not take effect: why Istio would not bind it. */
  readonly broken?: string
}
