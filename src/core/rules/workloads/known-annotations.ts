/** Kinds of objects whose annotations Istio's analyzer looks at. */
export const annotatedKinds = ['Namespace', 'Service', 'Pod', 'Deployment'] as const

/** What Istio knows of an annotation: the kinds that may have it (`Any` for all), and whether it is to be used no more. */
export interface KnownAnnotation {
  readonly on: readonly string[]
  readonly deprecated?: true
}

/** The annotation of that name, as istio.io/api lists it; undefined where there is none. */
export function knownAnnotation(name: string): KnownAnnotation | undefined {
  return known.get(name)
}

/** Annotations that Istio writes itself, which nobody is told of. */
export const writtenByIstio: ReadonlySet<string> = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
])

const onPods = `
ambient.istio.io/bypass-inbound-capture ambient.istio.io/dns-capture ambient.istio.io/redirection
inject.istio.io/templates istio.io/reroute-virtual-interfaces istio.io/rev prometheus.istio.io/merge-metrics
proxy.istio.io/config proxy.istio.io/overrides readiness.status.sidecar.istio.io/applicationPorts
readiness.status.sidecar.istio.io/failureThreshold readiness.status.sidecar.istio.io/initialDelaySeconds
readiness.status.sidecar.istio.io/periodSeconds status.sidecar.istio.io/port sidecar.istio.io/agentLogLevel
sidecar.istio.io/bootstrapOverride sidecar.istio.io/componentLogLevel sidecar.istio.io/interceptionMode
sidecar.istio.io/logLevel sidecar.istio.io/nativeSidecar sidecar.istio.io/proxyCPU sidecar.istio.io/proxyCPULimit
sidecar.istio.io/proxyImage sidecar.istio.io/proxyImageType sidecar.istio.io/proxyMemory
sidecar.istio.io/proxyMemoryLimit sidecar.istio.io/rewriteAppHTTPProbers sidecar.istio.io/statsEvictionInterval
sidecar.istio.io/statsFlushInterval sidecar.istio.io/statsHistogramBins sidecar.istio.io/statsHistogramBuckets
sidecar.istio.io/status sidecar.istio.io/userVolume sidecar.istio.io/userVolumeMount
traffic.sidecar.istio.io/excludeInboundPorts traffic.sidecar.istio.io/excludeInterfaces
traffic.sidecar.istio.io/excludeOutboundIPRanges traffic.sidecar.istio.io/excludeOutboundPorts
traffic.sidecar.istio.io/includeInboundPorts traffic.sidecar.istio.io/includeOutboundIPRanges
traffic.sidecar.istio.io/includeOutboundPorts`

const deprecatedOnPods = `
sidecar.istio.io/discoveryAddress sidecar.istio.io/extraStatTags sidecar.istio.io/inject
sidecar.istio.io/statsCompression sidecar.istio.io/statsInclusionPrefixes sidecar.istio.io/statsInclusionRegexps
sidecar.istio.io/statsInclusionSuffixes traffic.sidecar.istio.io/kubevirtInterfaces`

const known = new Map<string, KnownAnnotation>([
  ...entries(onPods, { on: ['Pod'] }),
  ...entries(deprecatedOnPods, { on: ['Pod'], deprecated: true }),
  ...entries('networking.istio.io/exportTo traffic.istio.io/nodeSelector', { on: ['Service'] }),
  ...entries('alpha.istio.io/canonical-serviceaccounts alpha.istio.io/kubernetes-serviceaccounts', {
    on: ['Service'],
    deprecated: true,
  }),
  ...entries('networking.istio.io/traffic-distribution istio.io/use-waypoint-canary-weight', {
    on: ['Service', 'ServiceEntry', 'Namespace'],
  }),
  ...entries('topology.istio.io/controlPlaneClusters', { on: ['Namespace'] }),
  ...entries('galley.istio.io/analyze-suppress gateway.istio.io/controller-version', { on: ['Any'] }),
  ...entries('ambient.istio.io/waypoint-inbound-binding', { on: ['GatewayClass', 'Gateway'] }),
  ...entries(
    'gateway.istio.io/name-override gateway.istio.io/service-account networking.istio.io/service-type',
    { on: ['Gateway'] },
  ),
  ...entries(
    'istio.io/autoRegistrationGroup istio.io/connectedAt istio.io/disconnectedAt istio.io/workloadController',
    { on: ['WorkloadEntry'] },
  ),
  ...entries('istio.io/dry-run', { on: ['AuthorizationPolicy'] }),
  ...entries('kubernetes.io/ingress.class', { on: ['Ingress'] }),
])

function entries(names: string, annotation: KnownAnnotation): [string, KnownAnnotation][] {
  return names
    .trim()
    .split(/\s+/)
    .map(it => [it, annotation])
}
