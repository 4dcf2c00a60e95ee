import type { Server } from '../../model/gateways.ts'
import type { Resource } from '../../model/resource.ts'

/** A server of a Gateway as a workload serves it. */
export interface PlacedServer {
  readonly gateway: Resource
  readonly server: Server
  /** The port the listener opens on: the Service's target port where a Service of the workload has the server's number. */
  readonly port: number
  /** Hosts with `./` and `*` prefixes resolved; one for everyone and everything stands alone as `*`. */
  readonly hosts: readonly string[]
  /** The route configuration that answers for it; undefined for servers that route bytes. */
  readonly routeName: string | undefined
}
