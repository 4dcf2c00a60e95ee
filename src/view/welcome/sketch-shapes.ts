/** How many boxes an example's sketch has: of a Gateway's ports, of rules, and of destinations. */
export interface SketchShape {
  readonly ports: number
  readonly routes: number
  readonly ends: number
}

/** By the id of an example. */
export const sketchShapes: Readonly<Record<string, SketchShape>> = {
  canary: { ports: 2, routes: 3, ends: 3 },
  bookinfo: { ports: 5, routes: 2, ends: 3 },
  mongo: { ports: 1, routes: 1, ends: 1 },
  passthrough: { ports: 1, routes: 2, ends: 2 },
  'namespace-hosts': { ports: 2, routes: 0, ends: 0 },
  http2: { ports: 1, routes: 0, ends: 0 },
  'mongo-gateway': { ports: 1, routes: 0, ends: 0 },
  'tls-simple': { ports: 1, routes: 0, ends: 0 },
  'bookinfo-app': { ports: 1, routes: 3, ends: 4 },
  'http-route-canary': { ports: 1, routes: 3, ends: 3 },
  'cross-namespace': { ports: 1, routes: 2, ends: 2 },
  'tls-route-passthrough': { ports: 1, routes: 2, ends: 2 },
  'both-apis': { ports: 2, routes: 3, ends: 3 },
  'bookinfo-routes': { ports: 1, routes: 3, ends: 4 },
}
