import { rememberLast } from '../../data/remember-last.ts'
import type { Path } from '../../yaml/path.ts'
import type {
  Destination,
  Headers,
  HttpMatch,
  HttpRoute,
  L4Match,
  RouteDestination,
  TlsMatch,
  VirtualServiceSpec,
} from './virtual-service-spec.ts'

/** A piece of a spec, and its path from the object's root. */
export interface Placed<T> {
  readonly value: T
  readonly path: Path
}

/** The items of a list with their paths. */
export function placedItems<T>(items: readonly T[], list: Path): Placed<T>[] {
  return items.map((value, i) => ({ value, path: [...list, i] }))
}

/** The HTTP routes with their paths. */
export const httpRoutes = rememberLast((spec: VirtualServiceSpec): Placed<HttpRoute>[] => {
  return placedItems(spec.http, ['spec', 'http'])
})

/** The matches of all HTTP routes. */
export const httpMatches = rememberLast((spec: VirtualServiceSpec): Placed<HttpMatch>[] => {
  return httpRoutes(spec).flatMap(({ value, path }) => placedItems(value.match, [...path, 'match']))
})

/** The matches of all TLS routes. */
export const tlsMatches = rememberLast((spec: VirtualServiceSpec): Placed<TlsMatch>[] => {
  return spec.tls.flatMap((it, i) => placedItems(it.match, ['spec', 'tls', i, 'match']))
})

/** The matches of all TLS and TCP routes. */
export const l4Matches = rememberLast((spec: VirtualServiceSpec): Placed<L4Match>[] => {
  return [
    ...tlsMatches(spec),
    ...spec.tcp.flatMap((it, i) => placedItems(it.match, ['spec', 'tcp', i, 'match'])),
  ]
})

/** The list of destinations of each route, whatever the protocol. */
export const routeLists = rememberLast((spec: VirtualServiceSpec): Placed<readonly RouteDestination[]>[] => {
  return (['http', 'tls', 'tcp'] as const).flatMap(protocol =>
    spec[protocol].map((it, i) => ({ value: it.route, path: ['spec', protocol, i, 'route'] })),
  )
})

/** Every destination there is: of routes and of mirrors. */
export const destinations = rememberLast((spec: VirtualServiceSpec): Placed<Destination>[] => {
  const holders = [
    ...routeLists(spec).flatMap(({ value, path }) => placedItems(value, path)),
    ...httpRoutes(spec).flatMap(({ value, path }) => placedItems(value.mirrors, [...path, 'mirrors'])),
  ]
  return [
    ...holders.flatMap(({ value, path }) => present(value.destination, [...path, 'destination'])),
    ...httpRoutes(spec).flatMap(({ value, path }) => present(value.mirror, [...path, 'mirror'])),
  ]
})

/** The header operations of routes and of their destinations. */
export const headerOperations = rememberLast((spec: VirtualServiceSpec): Placed<Headers>[] => {
  return httpRoutes(spec).flatMap(({ value, path }) =>
    [{ value, path }, ...placedItems(value.route, [...path, 'route'])].flatMap(it =>
      present(it.value.headers, [...it.path, 'headers']),
    ),
  )
})

function present<T>(value: T | undefined, path: Path): Placed<T>[] {
  return value === undefined ? [] : [{ value, path }]
}
