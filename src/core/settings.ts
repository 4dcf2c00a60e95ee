import type { GatewayApiChannel } from './kinds/gateway-api/channel.ts'

/** What the user says of the workspace beyond its text. Kept with it, never written into the YAML. */
export interface AnalysisSettings {
  readonly defaultNamespace: string
  /** The DNS domain of the cluster: a short host `web` is `web.NAMESPACE.svc.DOMAIN`. */
  readonly domain: string
  /** The namespace whose DestinationRules, Sidecar and policies are for all others too (`rootNamespace` of the mesh configuration). */
  readonly rootNamespace: string
  /** Everything there is lies in these files: a reference to anything else is an error. */
  readonly complete: boolean
  /** Objects said to exist elsewhere: `Kind/namespace/name`. */
  readonly declared: readonly string[]
  /** Which definitions of the Gateway API the cluster has. */
  readonly gatewayApi: GatewayApiChannel
}

/** What is assumed where nothing is said. */
export const defaultSettings: AnalysisSettings = {
  defaultNamespace: 'default',
  domain: 'cluster.local',
  rootNamespace: 'istio-system',
  complete: false,
  declared: [],
  gatewayApi: 'standard',
}
