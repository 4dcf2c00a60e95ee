import type { GatewayApiChannel } from './kinds/gateway-api/channel.ts'
import type { Severity } from './severity.ts'

/** What the user says of the workspace beyond its text. Kept with it, never written into the YAML. */
export interface AnalysisSettings {
  readonly defaultNamespace: string
  /** The DNS domain of the cluster: a short host `web` is `web.NAMESPACE.svc.DOMAIN`. */
  readonly domain: string
  /** The namespace whose DestinationRules, Sidecar and policies are for all others too (`rootNamespace` of the mesh configuration). */
  readonly rootNamespace: string
  /** Everything there is lies in these files: a reference to anything else is an error. */
  readonly complete: boolean
  /** Certificates are in the files or nowhere, although the rest may be elsewhere: so it is in recorded cases. */
  readonly certificatesShown?: true
  /** Istio does not run in ambient mode, whatever the files show: so it is in recorded cases. */
  readonly withoutAmbient?: true
  /** Objects said to exist elsewhere: `Kind/namespace/name`. */
  readonly declared: readonly string[]
  /** Which definitions of the Gateway API the cluster has. */
  readonly gatewayApi: GatewayApiChannel
  /** Problems that are shown apart and not counted. */
  readonly muted?: readonly MuteSetting[]
  /** How bad problems of a rule are, where that is not what the rule itself says, by its id. */
  readonly severities?: Readonly<Record<string, Severity>>
}

/** What of the problems is muted: those that all of it fits. */
export interface MuteSetting {
  /** The id of a rule, `folder/*`, the code of one of Istio's analyzers, or `*`. */
  readonly rule: string
  /** `Kind/namespace/name`, where `*` stands for any text; every resource if left out. */
  readonly resource?: string
  readonly reason: string
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
