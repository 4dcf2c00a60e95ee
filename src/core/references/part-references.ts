import { kindKey } from '../kinds/kind-key.ts'
import { fullHost } from '../model/hosts.ts'
import { memoByValue } from '../model/memo.ts'
import { type Labels, labelsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { referencesOf } from './references-of.ts'
import { destinationsOf, itemsAt, rulesOf } from './rule-paths.ts'

/** A part of the mesh that a resource names, and that is not an object of its own by that name. */
export interface PartReference {
  readonly path: Path
  readonly target: PartTarget
}

export type PartTarget =
  /** A host by its full name: of a Service or a ServiceEntry. */
  | { readonly part: 'host'; readonly host: string }
  | { readonly part: 'subset'; readonly host: string; readonly subset: string }
  | { readonly part: 'port'; readonly host: string; readonly port: number }
  /** A port of the servers of the Gateways that are named so. */
  | { readonly part: 'serverPort'; readonly gateways: readonly string[]; readonly port: number }
  /** A listener of a Gateway or ListenerSet. */
  | {
      readonly part: 'listener'
      readonly kind: string
      readonly namespace: string
      readonly name: string
      readonly listener: string
    }
  | { readonly part: 'namespace'; readonly namespace: string }
  /** What runs with these labels, in one namespace or in any. */
  | { readonly part: 'workload'; readonly namespace: string | undefined; readonly labels: Labels }

/** Everything of that sort that a resource names, in no order; whether it is there is not asked. */
export const partReferencesOf = memoByValue((from): readonly PartReference[] => [
  ...namespaces(from),
  ...(byKind.get(kindKey(from))?.(from) ??
    selector(from, ['spec', 'selector', 'matchLabels'], from.namespace)),
])

const byKind: ReadonlyMap<string, (from: Resource) => readonly PartReference[]> = new Map([
  ['VirtualService', inVirtualService],
  ['DestinationRule', inDestinationRule],
  ['Gateway', (from: Resource) => selector(from, ['spec', 'selector'], undefined)],
  ['Service', (from: Resource) => selector(from, ['spec', 'selector'], from.namespace)],
  ['ServiceEntry', workloadSelector],
  ['Sidecar', workloadSelector],
  ['EnvoyFilter', workloadSelector],
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(it => [it, inRoute] as const),
])

function inVirtualService(from: Resource): PartReference[] {
  const rules = rulesOf(from)
  const matches = rules.flatMap(it => itemsAt(from.value, [...it, 'match']))
  return [
    ...itemsAt(from.value, ['spec', 'hosts']).flatMap(it => host(from, it)),
    ...rules.flatMap(it => destinationsOf(from.value, it)).flatMap(it => inDestination(from, it)),
    ...matches.flatMap(it => [
      ...serverPort(from, it),
      ...selector(from, [...it, 'sourceLabels'], undefined),
      ...namespace(from, [...it, 'sourceNamespace']),
    ]),
    ...itemsAt(from.value, ['spec', 'http']).flatMap(it => namespace(from, [...it, 'delegate', 'namespace'])),
  ]
}

function inDestination(from: Resource, path: Path): PartReference[] {
  const written = textAt(from, [...path, 'host'])
  if (written === undefined) return []
  const full = fullHost(written, from)
  const subset = textAt(from, [...path, 'subset'])
  return [
    ...host(from, [...path, 'host']),
    ...(subset === undefined
      ? []
      : [{ path: [...path, 'subset'], target: { part: 'subset', host: full, subset } } as const]),
    ...port(from, [...path, 'port', 'number'], full),
  ]
}

function inDestinationRule(from: Resource): PartReference[] {
  const full = fullHost(textAt(from, ['spec', 'host']) ?? '', from)
  const subsets = itemsAt(from.value, ['spec', 'subsets'])
  const policies = [['spec'], ...subsets].map(it => [...it, 'trafficPolicy', 'portLevelSettings'])
  return [
    ...host(from, ['spec', 'host']),
    ...subsets.flatMap(it => selector(from, [...it, 'labels'], undefined)),
    ...policies
      .flatMap(it => itemsAt(from.value, it))
      .flatMap(it => port(from, [...it, 'port', 'number'], full)),
    ...selector(from, ['spec', 'workloadSelector', 'matchLabels'], from.namespace),
  ]
}

function inRoute(from: Resource): PartReference[] {
  return referencesOf(from).flatMap(({ path, target }): PartReference[] => {
    const ref = path.slice(0, -1)
    const owner = target.namespace ?? from.namespace
    const section = textAt(from, [...ref, 'sectionName'])
    if (section !== undefined && target.kind !== 'Service')
      return [
        {
          path: [...ref, 'sectionName'],
          target: {
            part: 'listener',
            kind: target.kind,
            namespace: owner,
            name: target.name,
            listener: section,
          },
        },
      ]
    if (target.kind !== 'Service') return []
    const full = fullHost(target.name, { namespace: owner, domain: from.domain })
    return port(from, [...ref, 'port'], full)
  })
}

function workloadSelector(from: Resource): PartReference[] {
  return selector(from, ['spec', 'workloadSelector', 'labels'], from.namespace)
}

function host(from: Resource, path: Path): PartReference[] {
  const text = textAt(from, path)
  return text === undefined ? [] : [{ path, target: { part: 'host', host: fullHost(text, from) } }]
}

function port(from: Resource, path: Path, of: string): PartReference[] {
  const number: unknown = valueAt(from.value, path)
  return typeof number === 'number' && of !== ''
    ? [{ path, target: { part: 'port', host: of, port: number } }]
    : []
}

function serverPort(from: Resource, match: Path): PartReference[] {
  const number: unknown = valueAt(from.value, [...match, 'port'])
  if (typeof number !== 'number') return []
  const own = itemsAt(from.value, [...match, 'gateways'])
  const named = own.length > 0 ? own : itemsAt(from.value, ['spec', 'gateways'])
  const gateways = named.flatMap(it => textAt(from, it) ?? [])
  return [{ path: [...match, 'port'], target: { part: 'serverPort', gateways, port: number } }]
}

function selector(from: Resource, path: Path, of: string | undefined): PartReference[] {
  const owner = valueAt(from.value, path.slice(0, -1)) as Json | undefined
  const labels = isMap(owner) ? labelsAt(owner, String(path.at(-1))) : undefined
  return labels && labels.size > 0 ? [{ path, target: { part: 'workload', namespace: of, labels } }] : []
}

/** The namespace of the resource itself, and those written beside names of others. */
function namespaces(from: Resource): PartReference[] {
  const beside = referencesOf(from)
    .map(it => it.path)
    .filter(it => it.at(-1) === 'name')
    .map(it => [...it.slice(0, -1), 'namespace'])
  return [['metadata', 'namespace'], ...beside].flatMap(it => namespace(from, it))
}

function namespace(from: Resource, path: Path): PartReference[] {
  const text = textAt(from, path)
  return text === undefined ? [] : [{ path, target: { part: 'namespace', namespace: text } }]
}

function textAt(from: Resource, path: Path): string | undefined {
  const text: unknown = valueAt(from.value, path)
  return typeof text === 'string' && text !== '' ? text : undefined
}
