import { bookinfo } from './bookinfo.ts'
import { canary } from './canary.ts'
import type { Example } from './example.ts'
import { http2 } from './http2.ts'
import { mongo } from './mongo.ts'
import { mongoGateway } from './mongo-gateway.ts'
import { namespaceHosts } from './namespace-hosts.ts'
import { passthrough } from './passthrough.ts'
import { tlsSimple } from './tls-simple.ts'

/** In the order they are offered. All but `canary` and `passthrough` show what Istio's Gateway reference shows. */
export const examples: readonly Example[] = [
  canary,
  bookinfo,
  mongo,
  passthrough,
  namespaceHosts,
  http2,
  mongoGateway,
  tlsSimple,
]
