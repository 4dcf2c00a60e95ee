import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import {
  egressAllMixed,
  egressCatchAllNotLast,
  egressHostDns,
  egressHostDuplicate,
  egressHostEmpty,
  egressHostForm,
  egressHostNamespace,
  egressHostPartial,
  egressHostShort,
  egressNoHosts,
} from './egress-hosts.ts'
import { egressProxyFqdn, egressProxyMode, egressProxyPortRequired } from './egress-proxy.ts'
import { endpointHost, endpointPort, endpointSplit, endpointUnix } from './endpoint.ts'
import { inbound } from './good-examples.ts'
import { poolHttpOnTcp, tlsForeign, tlsMode, tlsProtocol } from './inbound-tls.ts'
import {
  egressBind,
  egressPortDuplicate,
  egressPortNumber,
  egressUnixCapture,
  egressUnixPath,
  egressZeroNeedsUnix,
  empty,
  ingressBind,
  ingressPortDuplicate,
  ingressPortNumber,
  ingressPortRequired,
  portName,
  protocol,
  targetPort,
} from './listeners.ts'

/** What istiod's `ValidateSidecar` asks, in its order; rules of Gateways and DestinationRules apply to its TLS and pools too. */
export const rules: readonly Rule[] = [
  ...selectorRules('sidecar', 'Sidecar', 'workloadSelector.labels', inbound),
  empty,
  ingressPortRequired,
  targetPort,
  portName,
  protocol,
  ingressPortNumber,
  ingressBind,
  ingressPortDuplicate,
  endpointUnix,
  endpointSplit,
  endpointHost,
  endpointPort,
  tlsForeign,
  tlsMode,
  tlsProtocol,
  poolHttpOnTcp,
  egressCatchAllNotLast,
  egressZeroNeedsUnix,
  egressUnixPath,
  egressUnixCapture,
  egressPortNumber,
  egressBind,
  egressPortDuplicate,
  egressNoHosts,
  egressHostForm,
  egressHostEmpty,
  egressHostNamespace,
  egressHostShort,
  egressHostDns,
  egressHostPartial,
  egressHostDuplicate,
  egressAllMixed,
  egressProxyMode,
  egressProxyFqdn,
  egressProxyPortRequired,
]
