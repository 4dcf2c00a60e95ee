import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { memoByValue } from '../model/memo.ts'
import type { Resource } from '../model/resource.ts'
import {
  backendTlsPolicyReferences,
  gatewayReferences as gatewayOfKubernetes,
  listenerSetReferences,
  referenceGrantReferences,
  routeReferences,
} from './gateway-api-references.ts'
import {
  destinationRuleReferences,
  gatewayReferences,
  ingressReferences,
  policyReferences,
  sidecarReferences,
} from './istio-references.ts'
import type { Reference } from './reference.ts'
import { virtualServiceReferences } from './virtual-service-references.ts'

/** Everything that a resource names, in no order; whether it is there is not asked. */
export const referencesOf = memoByValue(
  (from): readonly Reference[] => byKind.get(kindKey(from))?.(from) ?? [],
)

const byKind: ReadonlyMap<string, (from: Resource) => readonly Reference[]> = new Map([
  ['Gateway', gatewayReferences],
  ['VirtualService', virtualServiceReferences],
  ['DestinationRule', destinationRuleReferences],
  ['Sidecar', sidecarReferences],
  ['AuthorizationPolicy', policyReferences],
  ['RequestAuthentication', policyReferences],
  ['Telemetry', policyReferences],
  ['WasmPlugin', policyReferences],
  ['TrafficExtension', policyReferences],
  ['EnvoyFilter', policyReferences],
  ['Ingress', ingressReferences],
  [`Gateway.${gatewayApiGroup}`, gatewayOfKubernetes],
  ['ListenerSet', listenerSetReferences],
  ['HTTPRoute', routeReferences],
  ['GRPCRoute', routeReferences],
  ['TLSRoute', routeReferences],
  ['TCPRoute', routeReferences],
  ['UDPRoute', routeReferences],
  ['BackendTLSPolicy', backendTlsPolicyReferences],
  ['ReferenceGrant', referenceGrantReferences],
])
