import { bookinfo } from './bookinfo.ts'
import { bookinfoApp } from './bookinfo-app.ts'
import { bookinfoRoutes } from './bookinfo-routes.ts'
import { bothApis } from './both-apis.ts'
import { canary } from './canary.ts'
import { crossNamespace } from './cross-namespace.ts'
import type { Example } from './example.ts'
import { httpRouteCanary } from './http-route-canary.ts'
import { http2 } from './http2.ts'
import { mongo } from './mongo.ts'
import { mongoGateway } from './mongo-gateway.ts'
import { namespaceHosts } from './namespace-hosts.ts'
import { passthrough } from './passthrough.ts'
import { tlsRoutePassthrough } from './tls-route-passthrough.ts'
import { tlsSimple } from './tls-simple.ts'

/** In the order they are offered. From `bookinfo` to `tls-simple` all but `passthrough` show what Istio's Gateway reference shows; then come Bookinfo as an application, and those of the Gateway API. */
export const examples: readonly Example[] = [
  canary,
  bookinfo,
  mongo,
  passthrough,
  namespaceHosts,
  http2,
  mongoGateway,
  tlsSimple,
  bookinfoApp,
  httpRouteCanary,
  crossNamespace,
  tlsRoutePassthrough,
  bothApis,
  bookinfoRoutes,
]
