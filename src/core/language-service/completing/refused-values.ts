import { parseDuration } from '../../syntax/duration.ts'
import { hostsOverlap } from '../../syntax/hosts/host-match.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { isHttpProtocol } from '../../syntax/protocol.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Around, Spot } from './around.ts'
import { beside, valueAround } from './beside.ts'
import { filterKeys, filterPlace, isCustom, leadsOn } from './refused-keys.ts'

/** Those of some offers whose values would not be refused at a place for what they are there, or for what stands around it. */
export function takenValues<T extends { readonly label: string }>(
  offered: readonly T[],
  pattern: string,
  spot: Spot,
  around: Around,
): readonly T[] {
  const here = byPlace.filter(it => it.place.test(pattern))
  return here.length === 0
    ? offered
    : offered.filter(it => !here.some(at => at.isRefused(it.label, spot, around)))
}

interface RefusedAt {
  readonly place: RegExp
  readonly isRefused: (value: string, spot: Spot, around: Around) => boolean
}

const byPlace: readonly RefusedAt[] = [
  { place: /^EnvoyFilter:.*\.(?:applyTo|operation)$/, isRefused: it => it === 'INVALID' },
  {
    place: /^EnvoyFilter:.*\.match\.context$/,
    isRefused: (it, spot, around) =>
      it === 'WAYPOINT' && valueAround(spot, around, 0, ['waypoint']) === undefined,
  },
  { place: /\.corsPolicy\.maxAge$/, isRefused: it => it.endsWith('ms') },
  {
    place: /^Sidecar:spec\.ingress\.\*\.tls\.mode$/,
    isRefused: it => it === 'ISTIO_MUTUAL' || it === 'AUTO_PASSTHROUGH',
  },
  {
    place: /^Gateway:spec\.servers\.\*\.hosts\.\*$/,
    isRefused: it => it !== '*' && !it.slice(it.indexOf('/') + 1).includes('.') && !it.endsWith('/*'),
  },
  {
    place: /^Gateway:spec\.servers\.\*\.port\.number$/,
    isRefused(_, spot, around) {
      const bind = valueAround(spot, around, 1, ['bind'])
      return typeof bind === 'string' && bind.startsWith('unix:')
    },
  },
  {
    place: /^Gateway:spec\.servers\.\*\.port\.name$/,
    isRefused: (it, spot, around) =>
      othersIn(spot, around, 2).some(server => valueAt(server, ['port', 'name']) === it),
  },
  {
    place: /^(?:DestinationRule:spec\.subsets|ServiceEntry:spec\.ports|Gateway:spec\.listeners)\.\*\.name$/,
    isRefused: (it, spot, around) => othersIn(spot, around, 1).some(other => valueAt(other, ['name']) === it),
  },
  {
    place: /^VirtualService:spec\.hosts\.\*$/,
    isRefused: (it, spot, around) =>
      (it === '*' && isForMesh(around)) ||
      othersIn(spot, around, 0).some(other => typeof other === 'string' && hostsOverlap(it, other)),
  },
  {
    place: /^ServiceEntry:spec\.ports\.\*\.protocol$/,
    isRefused: (it, spot, around) =>
      valueAround(spot, around, 2, ['resolution']) === 'DYNAMIC_DNS' && !takesAnyHost(it),
  },
  {
    place: /^ServiceEntry:spec\.ports\.\*\.number$/,
    isRefused: (it, spot, around) =>
      othersIn(spot, around, 1).some(other => String(valueAt(other, ['number'])) === it),
  },
  {
    place: /^Gateway:spec\.addresses\.\*\.value$/,
    isRefused: (it, spot, around) =>
      (beside(spot, around, 'type') ?? 'IPAddress') === 'IPAddress' && !isIpAddress(it),
  },
  {
    place: /^AuthorizationPolicy:spec\.rules\.\*\.when\.\*\.key$/,
    isRefused: (it, _, around) => isCustom(around) && /^(?:source\.(?!ip$)|request\.auth\.)/.test(it),
  },
  { place: /:spec\.exportTo\.\*$/, isRefused: isNoExport },
  {
    place: /^ServiceEntry:spec\.endpoints\.\*\.address$/,
    isRefused(it, spot, around) {
      const isUnix = it.startsWith('unix:')
      const resolution = valueAround(spot, around, 2, ['resolution'])
      if (resolution === 'STATIC') return !isUnix && !isIpAddress(it)
      return isUnix && resolution !== undefined
    },
  },
  {
    place: /^HTTPRoute:spec\.rules\.\*\.timeouts\.backendRequest$/,
    isRefused(it, spot, around) {
      const whole = parseDuration(beside(spot, around, 'request') ?? '')
      const one = parseDuration(it)
      // Zero stands for no limit.
      return whole !== undefined && whole > 0n && one !== undefined && one > whole
    },
  },
  {
    place: /\.targetRefs?(?:\.\*)?\.kind$/,
    isRefused(it, spot, around) {
      const group = beside(spot, around, 'group')
      return group !== undefined && it === 'Gateway' && group !== 'gateway.networking.k8s.io'
    },
  },
  {
    place: new RegExp(filterPlace().source.replace('$', '\\.type$')),
    isRefused(it, spot, around) {
      if (
        it === 'RequestRedirect' &&
        leadsOn({ ...spot, path: spot.path.slice(0, -1), writes: 'key' }, around)
      )
        return true
      return Object.values(filterKeys).some(key => key !== filterKeys[it] && spot.present.has(key))
    },
  },
]

/** `*` and `~` stand alone in a list of namespaces; what selects workloads is for its own namespace. */
function isNoExport(value: string, spot: Spot, around: Around): boolean {
  const selects = valueAt(around.value, ['spec', 'workloadSelector']) !== undefined
  if (around.kind?.kind === 'DestinationRule' && selects) return value !== '.' && value !== around.namespace
  const others = othersIn(spot, around, 0)
  if (others.length === 0) return false
  return value === '*' || value === '~' || others.includes('*') || others.includes('~')
}

/** The other items of the list that is so many steps out from the map, or the list, that is written in. */
function othersIn(spot: Spot, around: Around, steps: number): readonly unknown[] {
  const list = valueAround(spot, around, steps, [])
  if (!Array.isArray(list)) return []
  const own = spot.path[spot.path.length - 1 - steps]
  return list.filter((it, i) => i !== own && it !== null && it !== '')
}

function isForMesh({ value }: Around): boolean {
  const gateways = valueAt(value, ['spec', 'gateways'])
  return !Array.isArray(gateways) || gateways.length === 0 || gateways.includes('mesh')
}

/** The protocols in which a client says which host it means. */
function takesAnyHost(protocol: string): boolean {
  return isHttpProtocol(protocol) || protocol === 'TLS'
}
