import { exportToRules } from '../checks/export-to-rules.ts'
import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import { address } from './address.ts'
import { cidrResolution } from './cidr-resolution.ts'
import { dnsEndpointAddress } from './dns-endpoint-address.ts'
import { dnsHostFqdn } from './dns-host-fqdn.ts'
import { dnsHostsAddressTcp } from './dns-hosts-address-tcp.ts'
import {
  dynamicAddressesRule,
  dynamicEndpointsRule,
  dynamicHostWildcardRule,
  dynamicNoHostsRule,
  dynamicProtocolRule,
  dynamicWaypointRule,
} from './dynamic.ts'
import {
  endpointAddressFqdnRule,
  endpointAddressIpRule,
  endpointAddressRequiredRule,
  endpointAddressUnsetRule,
  endpointUnixPathRule,
  endpointUnixPortsRule,
} from './endpoint-address.ts'
import { endpointLabels } from './endpoint-labels.ts'
import { endpointPortNameRule, endpointPortNumberRule, endpointPortUndefinedRule } from './endpoint-ports.ts'
import { endpointUnixOnePort } from './endpoint-unix-one-port.ts'
import { exportToNoneMixed } from './export-to-none-mixed.ts'
import { database, selected } from './good-examples.ts'
import { hostFormat } from './host-format.ts'
import { hostPartialWildcard } from './host-partial-wildcard.ts'
import { hostStar } from './host-star.ts'
import { multiHostTcp } from './multi-host-tcp.ts'
import { noHosts } from './no-hosts.ts'
import { noneEndpoints } from './none-endpoints.ts'
import { noneSelector } from './none-selector.ts'
import { portNameDuplicateRule, portNumberDuplicateRule } from './port-duplicates.ts'
import { portName } from './port-name.ts'
import { portNumber } from './port-number.ts'
import { portProtocol } from './port-protocol.ts'
import { portTarget } from './port-target.ts'
import { roundRobinEndpoints } from './round-robin-endpoints.ts'
import { selectorAndEndpoints } from './selector-and-endpoints.ts'
import { hasBadSelector } from './service-entry-spec.ts'
import { tcpNeedsAddress } from './tcp-needs-address.ts'
import { unknownResolution } from './unknown-resolution.ts'

export const rules: readonly Rule[] = [
  ...exportToRules('service-entry', 'ServiceEntry', database, ({ spec }) => hasBadSelector(spec)),
  ...selectorRules('service-entry', 'ServiceEntry', 'workloadSelector.labels', selected),
  address,
  cidrResolution,
  dnsEndpointAddress,
  dnsHostFqdn,
  dnsHostsAddressTcp,
  dynamicNoHostsRule,
  dynamicHostWildcardRule,
  dynamicProtocolRule,
  dynamicWaypointRule,
  dynamicAddressesRule,
  dynamicEndpointsRule,
  endpointAddressRequiredRule,
  endpointAddressUnsetRule,
  endpointUnixPathRule,
  endpointUnixPortsRule,
  endpointAddressIpRule,
  endpointAddressFqdnRule,
  endpointLabels,
  endpointPortUndefinedRule,
  endpointPortNameRule,
  endpointPortNumberRule,
  endpointUnixOnePort,
  exportToNoneMixed,
  hostFormat,
  hostPartialWildcard,
  hostStar,
  multiHostTcp,
  noHosts,
  noneEndpoints,
  noneSelector,
  portNameDuplicateRule,
  portNumberDuplicateRule,
  portName,
  portNumber,
  portProtocol,
  portTarget,
  roundRobinEndpoints,
  selectorAndEndpoints,
  tcpNeedsAddress,
  unknownResolution,
]
