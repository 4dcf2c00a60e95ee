import { exportToRules } from '../checks/export-to-rules.ts'
import type { Rule } from '../define-rule.ts'
import { authorityTwice } from './authority-twice.ts'
import { corsHeader } from './cors-header.ts'
import { corsMaxAge } from './cors-max-age.ts'
import { corsMaxAgeSeconds } from './cors-max-age-seconds.ts'
import { corsMethod } from './cors-method.ts'
import { corsOriginEmpty } from './cors-origin-empty.ts'
import { corsOriginRegex } from './cors-origin-regex.ts'
import { delegateGatewaysRule, delegateTcpRule, delegateTlsRule } from './delegate-fields.ts'
import { destHost } from './dest-host.ts'
import { destHostStar } from './dest-host-star.ts'
import { destPort } from './dest-port.ts'
import { destSubset } from './dest-subset.ts'
import { directBodyLargeRule, directBodyTooLargeRule } from './direct-body-size.ts'
import { directStatus } from './direct-status.ts'
import { faultAbortGrpc } from './fault-abort-grpc.ts'
import { faultAbortHttp2 } from './fault-abort-http2.ts'
import { faultAbortNoType } from './fault-abort-no-type.ts'
import { faultAbortStatus } from './fault-abort-status.ts'
import { faultDelayDuration } from './fault-delay-duration.ts'
import { faultDelayExponential } from './fault-delay-exponential.ts'
import { faultEmpty } from './fault-empty.ts'
import { faultAbortPercentageRule, faultDelayPercentageRule } from './fault-percentage.ts'
import { gatewayEmptyPartRule } from './gateway-empty-part.ts'
import { gatewayFqdnRule } from './gateway-fqdn.ts'
import { gatewayLegacyRule } from './gateway-legacy.ts'
import { gatewayNameFormRule } from './gateway-name.ts'
import { gatewayNameUncheckedRule } from './gateway-name-unchecked.ts'
import { gatewayNamespaceRule } from './gateway-namespace.ts'
import { shopRoutes } from './good-examples.ts'
import { headerRequestName } from './header-request-name.ts'
import { headerRequestRemove } from './header-request-remove.ts'
import { headerResponseName } from './header-response-name.ts'
import { headerValue } from './header-value.ts'
import { hostDuplicate } from './host-duplicate.ts'
import { hostFormat } from './host-format.ts'
import { hostStarMesh } from './host-star-mesh.ts'
import { httpDirectWithOther } from './http-direct-with-other.ts'
import { httpMirrorBoth } from './http-mirror-both.ts'
import { httpNestedDelegate } from './http-nested-delegate.ts'
import { httpNoAction } from './http-no-action.ts'
import { httpRedirectWithOther } from './http-redirect-with-other.ts'
import { httpRootRedirectRule, httpRootRouteRule } from './http-root-action.ts'
import { ineffectiveDuplicateRule, ineffectivePrefixRule } from './ineffective.ts'
import { jwtNeedsGateway } from './jwt-needs-gateway.ts'
import { tcpNoRouteRule, tlsNoRouteRule } from './l4-no-route.ts'
import { matchHeaderName } from './match-header-name.ts'
import { matchPort } from './match-port.ts'
import { matchRegexEmptyRule, matchRegexLongRule, matchRegexSyntaxRule } from './match-regex.ts'
import { matchSourceLabels } from './match-source-labels.ts'
import { matchSourceNamespace } from './match-source-namespace.ts'
import { matchStringEmptyPrefix } from './match-string-empty-prefix.ts'
import { matchSubnet } from './match-subnet.ts'
import { mirrorPercent } from './mirror-percent.ts'
import { mirrorPercentDeprecated } from './mirror-percent-deprecated.ts'
import { mirrorPercentage } from './mirror-percentage.ts'
import { mirrorsDestination } from './mirrors-destination.ts'
import { noRoutes } from './no-routes.ts'
import { redirectCode } from './redirect-code.ts'
import { redirectEmpty } from './redirect-empty.ts'
import { redirectPort } from './redirect-port.ts'
import { redirectPrefixNeedsPrefix } from './redirect-prefix-needs-prefix.ts'
import { redirectScheme } from './redirect-scheme.ts'
import { redirectUriAndPrefix } from './redirect-uri-and-prefix.ts'
import { retryBackoffRule, retryPerTryTimeoutRule } from './retry-durations.ts'
import { retryNegative } from './retry-negative.ts'
import { retryOn } from './retry-on.ts'
import { retryZeroConfigured } from './retry-zero-configured.ts'
import { rewriteBoth } from './rewrite-both.ts'
import { rewriteEmpty } from './rewrite-empty.ts'
import { rewriteRegex } from './rewrite-regex.ts'
import { rewriteRegexParts } from './rewrite-regex-parts.ts'
import { routeDestination } from './route-destination.ts'
import { timeout } from './timeout.ts'
import { tlsNoMatch } from './tls-no-match.ts'
import { tlsSniFormat } from './tls-sni-format.ts'
import { tlsSniIp } from './tls-sni-ip.ts'
import { tlsSniRequired } from './tls-sni-required.ts'
import { tlsSniSubset } from './tls-sni-subset.ts'
import {
  unreachableAfterCatchAllRule,
  unreachableDuplicateRule,
  unreachableNotLastRule,
} from './unreachable.ts'
import { weightNegative } from './weight-negative.ts'
import { weightTotalZero } from './weight-total-zero.ts'

export const rules: readonly Rule[] = [
  ...exportToRules('virtual-service', 'VirtualService', shopRoutes),
  authorityTwice,
  corsHeader,
  corsMaxAgeSeconds,
  corsMaxAge,
  corsMethod,
  corsOriginEmpty,
  corsOriginRegex,
  delegateGatewaysRule,
  delegateTlsRule,
  delegateTcpRule,
  destHostStar,
  destHost,
  destPort,
  destSubset,
  directBodyLargeRule,
  directBodyTooLargeRule,
  directStatus,
  faultAbortGrpc,
  faultAbortHttp2,
  faultAbortNoType,
  faultAbortStatus,
  faultDelayDuration,
  faultDelayExponential,
  faultEmpty,
  faultAbortPercentageRule,
  faultDelayPercentageRule,
  gatewayEmptyPartRule,
  gatewayFqdnRule,
  gatewayLegacyRule,
  gatewayNameUncheckedRule,
  gatewayNameFormRule,
  gatewayNamespaceRule,
  headerRequestName,
  headerRequestRemove,
  headerResponseName,
  headerValue,
  hostDuplicate,
  hostFormat,
  hostStarMesh,
  httpDirectWithOther,
  httpMirrorBoth,
  httpNestedDelegate,
  httpNoAction,
  httpRedirectWithOther,
  httpRootRedirectRule,
  httpRootRouteRule,
  ineffectiveDuplicateRule,
  ineffectivePrefixRule,
  jwtNeedsGateway,
  tlsNoRouteRule,
  tcpNoRouteRule,
  matchHeaderName,
  matchPort,
  matchRegexEmptyRule,
  matchRegexLongRule,
  matchRegexSyntaxRule,
  matchSourceLabels,
  matchSourceNamespace,
  matchStringEmptyPrefix,
  matchSubnet,
  mirrorPercentDeprecated,
  mirrorPercent,
  mirrorPercentage,
  mirrorsDestination,
  noRoutes,
  redirectCode,
  redirectEmpty,
  redirectPort,
  redirectPrefixNeedsPrefix,
  redirectScheme,
  redirectUriAndPrefix,
  retryPerTryTimeoutRule,
  retryBackoffRule,
  retryNegative,
  retryOn,
  retryZeroConfigured,
  rewriteBoth,
  rewriteEmpty,
  rewriteRegexParts,
  rewriteRegex,
  routeDestination,
  timeout,
  tlsNoMatch,
  tlsSniFormat,
  tlsSniIp,
  tlsSniRequired,
  tlsSniSubset,
  unreachableNotLastRule,
  unreachableAfterCatchAllRule,
  unreachableDuplicateRule,
  weightNegative,
  weightTotalZero,
]
