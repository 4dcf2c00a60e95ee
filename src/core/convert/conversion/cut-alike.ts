import { intersectHosts } from '../../model/hosts.ts'

/** A route's hostnames, none for any, and where it is in force. */
export interface RouteAtListeners<L> {
  readonly hostnames: readonly string[] | undefined
  readonly listeners: readonly L[]
}

/** What is asked of listeners, of whatever form they are. */
export interface Listeners<L> {
  readonly hostnameOf: (listener: L) => string | undefined
  /** Whether two have the same virtual hosts. */
  readonly haveHostsInCommon: (a: L, b: L) => boolean
}

/** Whether hosts of two routes that are written differently, or attached to different listeners, come to one virtual host. */
export function areCutAlike<L>(
  one: RouteAtListeners<L>,
  other: RouteAtListeners<L>,
  { hostnameOf, haveHostsInCommon }: Listeners<L>,
): boolean {
  const cut = ({ hostnames = ['*'] }: RouteAtListeners<L>, listener: L) =>
    intersectHosts(hostnames, [hostnameOf(listener) ?? '*'])
  return one.listeners.some(a =>
    other.listeners.some(
      b => haveHostsInCommon(a, b) && cut(one, a).some(host => cut(other, b).includes(host)),
    ),
  )
}
