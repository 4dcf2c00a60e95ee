import { exportToRules } from '../checks/export-to-rules.ts'
import { selectorRules } from '../checks/selector-rules.ts'
import type { Rule } from '../define-rule.ts'
import { exportToSelectorBeyondRule, exportToSelectorMultipleRule } from './export-to-selector.ts'
import { failoverRegionOnlyRule, failoverSameRule, failoverWildcardRule } from './failover-form.ts'
import { failoverNeedsOutlier } from './failover-needs-outlier.ts'
import { clientCertificate } from './good-examples.ts'
import { host } from './host.ts'
import { lbCookieAttrDuplicateRule, lbCookieAttrNameRule } from './lb-cookie-attributes.ts'
import { lbCookieName } from './lb-cookie-name.ts'
import { lbLocalityAndZone } from './lb-locality-and-zone.ts'
import { lbMaglev } from './lb-maglev.ts'
import { lbMinRingAndAlgorithmRule, lbMinRingDeprecatedRule } from './lb-min-ring.ts'
import {
  localityDistributeAndFailoverRule,
  localityFailoverTopologyRule,
  localityOverlapRule,
  localityWeightRule,
  localityWeightTotalRule,
} from './locality.ts'
import { outlierConsecutiveErrors } from './outlier-consecutive-errors.ts'
import { outlierBaseEjectionRule, outlierIntervalRule } from './outlier-durations.ts'
import { outlierLocalOrigin } from './outlier-local-origin.ts'
import { outlierPercent } from './outlier-percent.ts'
import { poolEmpty } from './pool-empty.ts'
import { poolH2AndClientProtocol } from './pool-h2-and-client-protocol.ts'
import { poolH2Keepalive } from './pool-h2-keepalive.ts'
import { poolHttpIdle } from './pool-http-idle.ts'
import { poolHttpNegativeRule, poolTcpNegativeRule } from './pool-negative.ts'
import { poolTcpDurationRule, poolTcpIdleRule } from './pool-tcp-duration.ts'
import { portEmptyRule, portRequiredRule } from './port-level.ts'
import { proxyProtocolVersion } from './proxy-protocol-version.ts'
import { subsetDuplicate } from './subset-duplicate.ts'
import { subsetLabels } from './subset-labels.ts'
import { subsetName } from './subset-name.ts'
import { tlsConfigmap } from './tls-configmap.ts'
import { tlsCredentialAndFiles } from './tls-credential-and-files.ts'
import { tlsClientCertRule, tlsPrivateKeyRule } from './tls-mutual-files.ts'
import { tlsSkipVerifyMutualRule, tlsSkipVerifySimpleRule } from './tls-skip-verify.ts'
import { tpEmpty } from './tp-empty.ts'
import { tunnelHostRule, tunnelPortRule, tunnelProtocolRule } from './tunnel.ts'
import { tunnelAndProxyProtocol } from './tunnel-and-proxy-protocol.ts'
import { warmupAggressionRule, warmupDurationRule, warmupMinPercentRule } from './warmup.ts'
import { zoneTopology } from './zone-topology.ts'

export const rules: readonly Rule[] = [
  ...exportToRules('destination-rule', 'DestinationRule', clientCertificate),
  ...selectorRules('destination-rule', 'DestinationRule', 'workloadSelector.matchLabels', clientCertificate),
  exportToSelectorBeyondRule,
  exportToSelectorMultipleRule,
  failoverSameRule,
  failoverRegionOnlyRule,
  failoverWildcardRule,
  failoverNeedsOutlier,
  host,
  lbCookieAttrNameRule,
  lbCookieAttrDuplicateRule,
  lbCookieName,
  lbLocalityAndZone,
  lbMaglev,
  lbMinRingDeprecatedRule,
  lbMinRingAndAlgorithmRule,
  localityDistributeAndFailoverRule,
  localityFailoverTopologyRule,
  localityWeightRule,
  localityWeightTotalRule,
  localityOverlapRule,
  outlierConsecutiveErrors,
  outlierBaseEjectionRule,
  outlierIntervalRule,
  outlierLocalOrigin,
  outlierPercent,
  poolEmpty,
  poolH2AndClientProtocol,
  poolH2Keepalive,
  poolHttpIdle,
  poolHttpNegativeRule,
  poolTcpNegativeRule,
  poolTcpDurationRule,
  poolTcpIdleRule,
  portRequiredRule,
  portEmptyRule,
  proxyProtocolVersion,
  subsetDuplicate,
  subsetLabels,
  subsetName,
  tlsConfigmap,
  tlsCredentialAndFiles,
  tlsClientCertRule,
  tlsPrivateKeyRule,
  tlsSkipVerifySimpleRule,
  tlsSkipVerifyMutualRule,
  tpEmpty,
  tunnelAndProxyProtocol,
  tunnelProtocolRule,
  tunnelHostRule,
  tunnelPortRule,
  warmupDurationRule,
  warmupMinPercentRule,
  warmupAggressionRule,
  zoneTopology,
]
