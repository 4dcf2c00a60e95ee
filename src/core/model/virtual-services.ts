import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { RouteKind } from './gateways.ts'
import { fullHost } from './hosts.ts'
import { memoByValue } from './memo.ts'
import {
  type Entry,
  entriesAt,
  field,
  has,
  integerAt,
  type JsonMap,
  type Labels,
  labelsAt,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from './read-value.ts'
import type { Resource } from './resource.ts'

/** A VirtualService as read. Without hosts it is a delegate only: another one's rules lead to it. */
export interface VirtualService {
  readonly hosts: readonly Entry[]
  readonly gateways: readonly Entry[]
  readonly exportTo: readonly string[]
  readonly http: readonly Rule[]
  readonly tls: readonly Rule[]
  readonly tcp: readonly Rule[]
}

export interface Rule {
  readonly protocol: RouteKind
  readonly index: number
  readonly path: Path
  readonly name: string | undefined
  /** Empty for a rule that takes everything. */
  readonly matches: readonly RuleMatch[]
  readonly destinations: readonly Destination[]
  readonly mirrors: readonly Mirror[]
  readonly redirect: JsonMap | undefined
  readonly directResponse: JsonMap | undefined
  readonly delegate: { readonly name: string; readonly namespace: string | undefined } | undefined
  /** The whole rule, for what has no view of its own. */
  readonly value: JsonMap
}

export interface RuleMatch {
  readonly index: number
  readonly path: Path
  readonly port: number | undefined
  readonly gateways: readonly Entry[]
  readonly sniHosts: readonly Entry[]
  readonly sourceLabels: Labels | undefined
  readonly sourceNamespace: string | undefined
  readonly value: JsonMap
}

/** A destination as written. */
export interface Destination {
  readonly path: Path
  readonly host: string
  readonly subset: string
  readonly port: number | undefined
  readonly hasPort: boolean
  /** Absent counts as 0 among several. */
  readonly weight: number | undefined
}

export interface Mirror extends Destination {
  /** In percent, 0 to 100. */
  readonly percentage: number
}

/** The VirtualService a resource holds, read tolerantly: every rule is there at its index, whatever its shape. */
export const readVirtualService = memoByValue(
  ({ spec }): VirtualService => ({
    hosts: entriesAt(spec, 'hosts'),
    gateways: listAt(spec, 'gateways').flatMap((it, index) => {
      // Istio reads a null as an empty name: the list is there, so the mesh is not meant.
      const text = it === null ? '' : it
      return typeof text === 'string' ? [{ text, index }] : []
    }),
    exportTo: textsAt(spec, 'exportTo'),
    http: mapsAt(spec, 'http').map((rule, index) => readRule('http', rule, index)),
    tls: mapsAt(spec, 'tls').map((rule, index) => readRule('tls', rule, index)),
    tcp: mapsAt(spec, 'tcp').map((rule, index) => readRule('tcp', rule, index)),
  }),
)

/** All rules, in the order they are drawn: http, tls, tcp. */
export function rulesOf(virtualService: VirtualService): readonly Rule[] {
  return [...virtualService.http, ...virtualService.tls, ...virtualService.tcp]
}

/** The hosts of a VirtualService as pilot routes them, each with the entry that it is written in. */
export function fullHosts(virtualService: Resource): readonly Entry[] {
  const { hosts } = readVirtualService(virtualService)
  return hosts.map(it => ({ ...it, text: fullHost(it.text, virtualService) }))
}

/** Whether Istio made it of routes of the Gateway API, which it treats in their way in some points (model/config.go, UseGatewaySemantics). */
export function isMadeOfRoutes({ value }: Resource): boolean {
  const annotations = mapAt(mapAt(value, 'metadata'), 'annotations')
  return textAt(annotations, 'internal.istio.io/route-semantics') === 'gateway'
}

/** Whether the sidecars of the mesh use it: it names no gateway, or the reserved one. */
export function isMeshBound(virtualService: VirtualService): boolean {
  return virtualService.gateways.length === 0 || virtualService.gateways.some(it => it.text === 'mesh')
}

/**
 * What part of a rule's traffic each destination gets, 0 to 1: everything for a single one whatever its weight, else
 * its weight over their sum. All zero where the weights do not add up to anything, which Istio refuses.
 */
export function sharesOf(destinations: readonly Destination[]): number[] {
  if (destinations.length === 1) return [1]
  const weights = destinations.map(it => Math.max(0, it.weight ?? 0))
  const sum = weights.reduce((total, it) => total + it, 0)
  return weights.map(it => (sum > 0 ? it / sum : 0))
}

function readRule(protocol: RouteKind, rule: JsonMap, index: number): Rule {
  const path = ['spec', protocol, index]
  const http = protocol === 'http'
  const delegate = http ? optionalMapAt(rule, 'delegate') : undefined
  return {
    protocol,
    index,
    path,
    name: textAt(rule, 'name'),
    matches: mapsAt(rule, 'match').map((match, i) => readMatch(match, i, [...path, 'match', i])),
    destinations: mapsAt(rule, 'route').map((route, i) => ({
      ...readDestination(mapAt(route, 'destination'), [...path, 'route', i, 'destination']),
      weight: integerAt(route, 'weight'),
    })),
    mirrors: http ? readMirrors(rule, path) : [],
    redirect: http ? optionalMapAt(rule, 'redirect') : undefined,
    directResponse: http ? optionalMapAt(rule, 'directResponse') : undefined,
    delegate: delegate && {
      name: textAt(delegate, 'name') ?? '',
      namespace: textAt(delegate, 'namespace') || undefined,
    },
    value: rule,
  }
}

function readMatch(match: JsonMap, index: number, path: Path): RuleMatch {
  return {
    index,
    path,
    port: integerAt(match, 'port') || undefined,
    gateways: entriesAt(match, 'gateways'),
    sniHosts: entriesAt(match, 'sniHosts'),
    sourceLabels: labelsAt(match, 'sourceLabels'),
    sourceNamespace: textAt(match, 'sourceNamespace') || undefined,
    value: match,
  }
}

function readDestination(destination: JsonMap, path: Path): Omit<Destination, 'weight'> {
  const port = optionalMapAt(destination, 'port')
  return {
    path,
    host: textAt(destination, 'host') ?? '',
    subset: textAt(destination, 'subset') ?? '',
    port: port && integerAt(port, 'number'),
    hasPort: has(destination, 'port'),
  }
}

function readMirrors(rule: JsonMap, path: Path): Mirror[] {
  const mirrors: Mirror[] = []
  const single = optionalMapAt(rule, 'mirror')
  if (single)
    mirrors.push({
      ...readDestination(single, [...path, 'mirror']),
      weight: undefined,
      percentage: percentageAt(rule, 'mirrorPercentage') ?? integerAt(rule, 'mirrorPercent') ?? 100,
    })
  mapsAt(rule, 'mirrors').forEach((mirror, i) => {
    mirrors.push({
      ...readDestination(mapAt(mirror, 'destination'), [...path, 'mirrors', i, 'destination']),
      weight: undefined,
      percentage: percentageAt(mirror, 'percentage') ?? 100,
    })
  })
  return mirrors
}

function percentageAt(map: JsonMap, name: string): number | undefined {
  const percentage = field(map, name)
  if (!isMap(percentage)) return undefined
  const value = field(percentage, 'value')
  return typeof value === 'number' ? value : 0
}
