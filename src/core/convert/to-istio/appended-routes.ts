import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { ageOf, compareText } from '../../model/age.ts'
import { areCutAlike } from '../conversion/cut-alike.ts'
import type { PlacedRoute } from './virtual-services.ts'

/** Rules of hosts that a listener cuts to one name are appended by the age of routes today, and by the names of VirtualServices then. */
export function tellAppended(groups: readonly (readonly PlacedRoute[])[]): void {
  groups.forEach((group, i) => {
    const [first] = group as [PlacedRoute]
    for (const other of groups.slice(0, i)) {
      const [before] = other as [PlacedRoute]
      const later = isLaterToday(before, first) ? before : first
      const isFirstThen =
        compareText(first.route.resource.name, before.route.resource.name) < 0 ? first : before
      if (
        later !== isFirstThen ||
        !areCutAlike(before, first, { hostnameOf: it => it.hostname, haveHostsInCommon })
      )
        continue
      first.tell(
        'cannot',
        ['metadata', 'name'],
        `On a listener its rules are tried in another order beside those of ${before.route.resource.name} than as VirtualServices of the same age, which go by their names. Rename one.`,
      )
    }
  })
}

/** HTTP listeners of one port share their virtual hosts. */
function haveHostsInCommon(a: BuiltListener, b: BuiltListener): boolean {
  return a === b || (a.port === b.port && a.protocol === 'HTTP' && b.protocol === 'HTTP')
}

/** Those of the namespace of the gateway come first. */
export function homeRank({ route, listeners }: PlacedRoute): number {
  return Number(listeners[0]?.gateway.namespace !== route.resource.namespace)
}

/** Those of the namespace of the gateway come first, then the older ones, then by what Istio calls them, which ends with the host. */
function isLaterToday(a: PlacedRoute, b: PlacedRoute): boolean {
  const nameOfAll = ({ hostnames, listeners }: PlacedRoute) => `${listeners[0]?.internalName}~${hostnames[0]}`
  const order =
    homeRank(a) - homeRank(b) ||
    ageOf(a.route.resource) - ageOf(b.route.resource) ||
    compareText(nameOfAll(a), nameOfAll(b))
  return order > 0
}
