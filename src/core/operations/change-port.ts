import { kindKey } from '../kinds/kind-key.ts'
import { fullHost } from '../model/hosts.ts'
import { resourcesIn } from '../model/locate.ts'
import type { Place, Resource } from '../model/resource.ts'
import { partReferencesOf } from '../references/part-references.ts'
import { itemsAt } from '../references/rule-paths.ts'
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
      const others = resourcesIn(files, settings)
      const isOne = typeof old === 'number' && portsOf(resource).filter(it => it === old).length === 1
      const following = (from: Resource): Written[] =>
        (isOne ? referencesToPort(resource, old, from, others) : []).map(path => ({ path, value: number }))
      return setWithReferences(files, settings, target, { path: place.path, value: number }, following)
    },
  }
}

function referencesToPort(of: Resource, port: number, from: Resource, all: readonly Resource[]): Path[] {
  const hosts = kindKey(of) === 'Gateway' ? undefined : new Set(hostsOf(of))
  return partReferencesOf(from).flatMap(({ path, target }) => {
    const isIt = hosts
      ? target.part === 'port' && target.port === port && hosts.has(target.host)
      : target.part === 'serverPort' &&
        target.port === port &&
        isServedBy(of, port, target.gateways, from, all)
    return isIt ? [path] : []
  })
}

/** Whether of the Gateways that are named so, this one alone has a server on the port. */
function isServedBy(
  gateway: Resource,
  port: number,
  entries: readonly string[],
  from: Resource,
  all: readonly Resource[],
): boolean {
  if (entries.includes('mesh')) return false
  const listening = all.filter(it => kindKey(it) === 'Gateway' && portsOf(it).includes(port))
  const meant = listening.filter(it => entries.some(entry => meansGateway(entry, from.namespace, it)))
  return meant.length > 0 && meant.every(it => it.id === gateway.id)
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
