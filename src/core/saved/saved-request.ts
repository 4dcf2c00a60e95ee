import { clusterShares } from '../explain/explain-action.ts'
import {
  callableWorkloads,
  gatewayWorkloads,
  type KnownWorkload,
  likelyWorkload,
} from '../istio/gateway/gateway-workloads.ts'
import { targetPort } from '../istio/gateway/service-targets.ts'
import { type Cluster, isNameOnly } from '../istio/routes/clusters.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { readMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import { parseRequest } from '../request/parse-request.ts'
import type { ParsedRequest } from '../request/parsed-request.ts'
import type { Request } from '../request/request.ts'
import { type KnownSource, traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'

/** A request that is kept with a workspace, in the words a person writes. */
export interface SavedRequest {
  readonly name: string
  /** A curl command, a URL, or a line of an access log. */
  readonly request: string
  /** The selector of the gateway workload as `key=value,…`; absent: whichever listens on the port. */
  readonly gateway?: string
  /** The workload of the mesh that sends it, as `shop app=web,version=v1`; absent: it comes to a gateway. */
  readonly from?: string
  /** Where it should end, as `meetsExpectation` reads it; absent: nothing is expected. */
  readonly expect?: string
  /** Requests per second in the mix that the traffic view shows; absent: 1. */
  readonly rate?: number
}

/** How a saved request fares with the files as they are. */
export type SavedResult =
  | { readonly status: 'unreadable'; readonly end: string }
  | {
      readonly status: 'met' | 'missed' | 'open'
      /** Where it ends, in the words of an expectation. */
      readonly end: string
      readonly trace: Trace
      readonly request: Request
      readonly known: KnownSource
    }

/** Traces a saved request and compares its end with what is expected of it. `home` says where gateways run, in place of the files. Never throws. */
export function runSavedRequest(
  model: Model,
  saved: SavedRequest,
  home: Partial<GatewayWorkload> = {},
): SavedResult {
  const parsed = parseRequest(saved.request)
  if (!parsed)
    return {
      status: 'unreadable',
      end: 'The request is neither a curl command, a URL nor a line of an access log.',
    }
  const source = sourceFor(model, parsed, saved)
  const known = source?.type === 'gateway' ? movedTo(source, home) : source
  if (!known) return { status: 'unreadable', end: whyNoSource(saved) }
  const request = requestAt(model, known, parsed)
  const trace = traceFrom(model, known, request)
  const end = endOf(trace)
  if (saved.expect === undefined || saved.expect.trim() === '')
    return { status: 'open', end, trace, request, known }
  return { status: meetsExpectation(trace, saved.expect) ? 'met' : 'missed', end, trace, request, known }
}

/** The same workload where it is said to run, with the labels that it is said to have. */
function movedTo(known: KnownWorkload, home: Partial<GatewayWorkload>): KnownWorkload {
  if (Object.keys(home).length === 0) return known
  const workload = { ...known.workload, ...home }
  return {
    ...known,
    workload,
    label: `${known.id || 'every gateway'} in ${workload.namespace}`,
    statedBy: 'you',
  }
}

function whyNoSource({ from, gateway }: SavedRequest): string {
  if (from !== undefined) return `${from} is not a workload. Expected a namespace, then labels as key=value.`
  return gateway ? `No Gateway has the selector ${gateway}.` : 'The files hold no Gateway.'
}

/** Where a request comes from: the workload of the mesh that is named, else a gateway's. */
export function sourceFor(
  model: Model,
  parsed: ParsedRequest,
  { from, gateway }: Pick<SavedRequest, 'from' | 'gateway'>,
): KnownSource | undefined {
  return from === undefined ? workloadFor(model, parsed, gateway) : readMeshSource(from)
}

/** The request as its first proxy sees it. */
export function requestAt(model: Model, known: KnownSource, parsed: ParsedRequest): Request {
  return known.type === 'mesh' ? parsed.request : onWorkload(model, known, parsed)
}

/** The workload of a selector; without one, that which listens on the request's port. */
export function workloadFor(
  model: Model,
  parsed: ParsedRequest,
  selector: string | undefined,
): KnownWorkload | undefined {
  if (selector !== undefined) return callableWorkloads(model).find(it => it.id === selector)
  const open = gatewayWorkloads(model).find(it => it.ports.includes(onWorkload(model, it, parsed).port))
  return open ?? likelyWorkload(model, parsed.request)
}

/** The request as the workload sees it: a Service may lead its port to another of the workload. */
export function onWorkload(
  model: Model,
  { workload }: KnownWorkload,
  { request, portOf }: ParsedRequest,
): Request {
  if (portOf === 'workload') return request
  return { ...request, port: targetPort(model, workload, request.port) }
}

/**
 * Whether a request ends as expected. An expectation is a status (`404`), a redirect (`301`, `redirect`, or the URL its
 * location begins with), a stop by name (`no_listener`), or destinations with commas between: the beginning of a host,
 * `host:port`, a subset, a share (`80%`), in any order. `not` before it turns it round.
 */
export function meetsExpectation(trace: Trace, expectation: string): boolean {
  const words = expectation.trim().split(/\s+/)
  if (words[0] === 'not' && words.length > 1) return !meetsExpectation(trace, words.slice(1).join(' '))
  const [first = ''] = words
  if (first !== 'redirect' && first.toLowerCase() === trace.outcome) return words.length === 1
  if (first === 'redirect' || /^\d{3}$/.test(first)) {
    const status = statusOf(trace)
    const fits = first === 'redirect' ? trace.redirect !== undefined : Number(first) === status
    return fits && words.slice(1).every(it => trace.redirect?.location.startsWith(it))
  }
  if (/^https?:\/\//.test(first)) return trace.redirect?.location.startsWith(first) === true
  if (trace.outcome !== 'route') return false
  const shares = clusterShares(trace.clusters)
  return expectation
    .split(',')
    .map(it => it.trim().split(/\s+/).filter(Boolean))
    .every(
      wanted =>
        wanted.length > 0 &&
        trace.clusters.some((it, i) => wanted.every(word => fitsCluster(it, shares[i] ?? 0, word))),
    )
}

/** Where a trace ends, in words that `meetsExpectation` takes. */
export function endOf(trace: Trace): string {
  if (trace.redirect) return `${trace.redirect.code} ${trace.redirect.location}`
  if (trace.outcome !== 'route') {
    const status = statusOf(trace)
    return status === undefined ? trace.outcome : String(status)
  }
  const shares = clusterShares(trace.clusters)
  const words = trace.clusters.map((it, i) =>
    [
      isNameOnly(it) ? it.name : `${it.host}:${it.port}`,
      it.subset,
      shares.length > 1 ? percent(shares[i] ?? 0) : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
  return words.join(', ') || '503'
}

/** The status that the gateway itself answers with; undefined where it answers none. */
function statusOf(trace: Trace): number | undefined {
  switch (trace.outcome) {
    case 'redirect':
      return trace.redirect?.code
    case 'direct_response':
      return trace.directResponse?.status
    case 'not_found':
    case 'no_virtual_host':
      return 404
    case 'invalid_request':
      return 400
    case 'route':
      return trace.clusters.every(it => !it.exists) ? 503 : undefined
    default:
      return undefined
  }
}

function fitsCluster({ host, port, subset }: Cluster, share: number, word: string): boolean {
  if (word.endsWith('%')) return percent(share) === word
  if (word === subset) return true
  const [name, number] = /^(.+):(\d+)$/.exec(word)?.slice(1) ?? [word]
  return (host === name || host.startsWith(`${name}.`)) && (number === undefined || Number(number) === port)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
