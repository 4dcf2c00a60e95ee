import { kindKey } from '../kinds/kind-key.ts'
import { fullHost } from '../model/hosts.ts'
import { locateResources } from '../model/locate.ts'
import type { Place, Resource } from '../model/resource.ts'
import { destinationsOf, itemsAt, rulesOf } from '../references/rule-paths.ts'
import { defaultSettings } from '../settings.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { findTarget } from './edit-resources.ts'
import { meansGateway } from './link-gateway.ts'
import type { Operation } from './operation.ts'
import { setWithReferences, type Written } from './set-with-references.ts'
import { nameOf } from './words.ts'

/**
 * Gives a port of a Gateway's server, a Service or a ServiceEntry another number, and changes what refers to it: matches
 * by port, destinations, settings by port. The place is that of the number. What a second port of the old number could
 * be meant by as well stays.
 */
export function changePort(place: Place, number: number): Operation {
  return {
    title: `Change port to ${number} in ${nameOf(place.resource)}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, place.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const old = valueAt(resource.value, place.path)
      if (old === number) return { ok: true, changes: [] }
      const others = locateResources(files, undefined, settings).map(it => it.resource)
      const isOne = typeof old === 'number' && portsOf(resource).filter(it => it === old).length === 1
      const following = (from: Resource): Written[] =>
        (isOne ? referencesToPort(resource, old, from, others) : []).map(path => ({ path, value: number }))
      return setWithReferences(files, settings, target, { path: place.path, value: number }, following)
    },
  }
}

function referencesToPort(of: Resource, port: number, from: Resource, all: readonly Resource[]): Path[] {
  if (kindKey(of) === 'Gateway') return matchesBy(of, port, from, all)
  const hosts = new Set(hostsOf(of))
  const isMeant = (host: unknown) => typeof host === 'string' && hosts.has(fullHost(host, from))
  if (kindKey(from) === 'DestinationRule' && isMeant(from.spec.host)) return settingsBy(from, port)
  if (kindKey(from) !== 'VirtualService') return []
  return rulesOf(from)
    .flatMap(rule => destinationsOf(from.value, rule))
    .filter(it => isMeant(valueAt(from.value, [...it, 'host'])))
    .map(it => [...it, 'port', 'number'])
    .filter(it => valueAt(from.value, it) === port)
}

/** Matches of a VirtualService by the port of a server, where no other of its Gateways has a server on it. */
function matchesBy(gateway: Resource, port: number, from: Resource, all: readonly Resource[]): Path[] {
  if (kindKey(from) !== 'VirtualService') return []
  const listening = all.filter(it => kindKey(it) === 'Gateway' && portsOf(it).includes(port))
  return rulesOf(from)
    .flatMap(rule => itemsAt(from.value, [...rule, 'match']))
    .filter(match => {
      const own = valueAt(from.value, [...match, 'gateways'])
      const named = Array.isArray(own) && own.length > 0 ? own : valueAt(from.value, ['spec', 'gateways'])
      const entries: readonly unknown[] = Array.isArray(named) ? named : []
      const meant = listening.filter(it => entries.some(entry => meansGateway(entry, from.namespace, it)))
      return meant.length > 0 && meant.every(it => it.id === gateway.id) && !entries.includes('mesh')
    })
    .map(match => [...match, 'port'])
    .filter(it => valueAt(from.value, it) === port)
}

function settingsBy(from: Resource, port: number): Path[] {
  const policies = [['spec'], ...itemsAt(from.value, ['spec', 'subsets'])].map(it => [...it, 'trafficPolicy'])
  return policies
    .flatMap(it => itemsAt(from.value, [...it, 'portLevelSettings']))
    .map(it => [...it, 'port', 'number'])
    .filter(it => valueAt(from.value, it) === port)
}

function portsOf({ kind, value }: Resource): unknown[] {
  const [list, number] =
    kind === 'Gateway' ? ['servers', ['port', 'number']] : ['ports', [kind === 'Service' ? 'port' : 'number']]
  return itemsAt(value, ['spec', list as string]).map(it => valueAt(value, [...it, ...(number as string[])]))
}

/** The full names a Service or ServiceEntry is reached by. */
function hostsOf({ kind, name, namespace, domain, value }: Resource): string[] {
  const home = { namespace, domain }
  // The name of a Service may have dots, which `fullHost` takes for a full name.
  if (kind === 'Service') return [fullHost(name, home), `${name}.${namespace}.svc.${domain}`]
  return itemsAt(value, ['spec', 'hosts']).flatMap(it => {
    const host = valueAt(value, it)
    return typeof host === 'string' ? [fullHost(host, home)] : []
  })
}
