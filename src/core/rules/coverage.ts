import { istioGroups, keyOf, kinds } from '../kinds/index.ts'
import { kubernetesKinds } from '../kinds/kubernetes.ts'
import type { Rule } from './define-rule.ts'
import { rules } from './index.ts'

/** What is checked of the resources of one kind, layer by layer. */
export interface KindCoverage {
  readonly kind: string
  readonly apiVersions: readonly string[]
  /** Fields, types and bounds: as the API server has them, of the fields that others refer to, or not at all. */
  readonly schema: 'all' | 'part' | 'none'
  /** How many checks of Istio's admission webhook there are; undefined where it does not judge the kind. */
  readonly webhook: number | undefined
  /** How many checks of `istioctl analyze` are about the kind, or need it. */
  readonly analyzers: number
  readonly advice: number
  /** What tracing and drawing make of it. */
  readonly routing: string
}

/** A check of Istio's that is not done here, and why. */
export interface LeftOut {
  /** Istio's code of its message, or the function where it has none. */
  readonly code: string
  readonly about: string
  readonly reason: string
}

/** Every kind that is read, Istio's first, then the Gateway API's, with what is checked of it. */
export function coverageByKind(): readonly KindCoverage[] {
  const described = kinds.map((it): KindCoverage => {
    const kind = keyOf(it)
    return {
      kind,
      apiVersions: it.versions.map(version => `${it.group}/${version}`),
      schema: 'all',
      webhook: istioGroups.has(it.group) ? count(kind, 'webhook') : undefined,
      analyzers: count(kind, 'analysis'),
      advice: count(kind, 'advice'),
      routing: routing[kind] ?? notTraced,
    }
  })
  const others = kubernetesKinds.map(({ kind, apiVersions }): KindCoverage => {
    return {
      kind,
      apiVersions,
      schema: 'part',
      webhook: undefined,
      analyzers: count(kind, 'analysis'),
      advice: count(kind, 'advice'),
      routing: routing[kind] ?? notTraced,
    }
  })
  const known = new Set([...described, ...others].map(it => it.kind))
  const further = [
    ...new Set(rules.flatMap(it => (it.scope === 'model' ? (it.about ?? it.reads ?? []) : []))),
  ]
    .filter(it => !known.has(it))
    .sort()
    .map((kind): KindCoverage => {
      return {
        kind,
        apiVersions: [],
        schema: 'none',
        webhook: undefined,
        analyzers: count(kind, 'analysis'),
        advice: count(kind, 'advice'),
        routing: routing[kind] ?? notTraced,
      }
    })
  return [...described, ...others, ...further]
}

/** The codes of Istio's analyzers that some rule stands for, or that are those of the webhook's checks. */
export function coveredCodes(): ReadonlySet<string> {
  const own = rules.flatMap(it => ('analyzer' in it.source ? it.source.codes : []))
  return new Set([...own, ...ofTheWebhook])
}

/** What `istioctl analyze` says of the webhook's checks: errors, warnings, and rules of a VirtualService without traffic. */
const ofTheWebhook = ['IST0106', 'IST0130', 'IST0131', 'IST0133']

/** The checks of Istio that Drawbridge does not do, and those of Kiali that do not hold. */
export const leftOut: readonly LeftOut[] = [
  {
    code: 'IST0001',
    about: 'An internal error of istioctl',
    reason: 'It says nothing of the configuration.',
  },
  {
    code: 'IST0002',
    about: 'Definitions of the RBAC kinds that Istio had before 1.6',
    reason: 'istioctl does not report them either: it never reads those definitions.',
  },
  {
    code: 'IST0136',
    about: 'Annotations in the alpha stage',
    reason: 'istioctl analyze leaves it out unless it is asked for by name.',
  },
  {
    code: 'IST0141',
    about: 'Missing permissions for an installation',
    reason: 'It is a check of a cluster before an installation (istioctl x precheck).',
  },
  {
    code: 'IST0142',
    about: 'A version of Kubernetes that is not supported',
    reason: 'It is a check of a cluster before an installation (istioctl x precheck).',
  },
  {
    code: 'IST0143',
    about: 'An application that listens on localhost only',
    reason: 'It can be seen in a running Pod only, and no analyzer reports it.',
  },
  {
    code: 'IST0156',
    about: 'Definitions of the Gateway API in a version that is not supported',
    reason: 'It is a check of a cluster before an installation (istioctl x precheck).',
  },
  {
    code: 'IST0168',
    about: 'Settings whose default changes with an upgrade',
    reason: 'It is a check of a cluster before an upgrade (istioctl x precheck).',
  },
  {
    code: 'IST0169',
    about: 'Configuration that an upgrade reads in another way',
    reason: 'It is a check of a cluster before an upgrade (istioctl x precheck).',
  },
  {
    code: 'IST0170',
    about: 'A Service that differs between clusters',
    reason: 'The files are those of one cluster.',
  },
  {
    code: 'IST0172',
    about: 'What a running mesh is not ready for',
    reason: 'It is a check of a cluster before an upgrade (istioctl x precheck).',
  },
  {
    code: 'pkg/config/validation/envoyfilter: validateEnvoyFilter',
    about: 'Values of an EnvoyFilter that are no filters, and the settings within a filter',
    reason:
      'They are messages of Envoy, whose descriptions are not here. istiod refuses what they do not take.',
  },
  {
    code: 'pkg/config/validation: ValidateTelemetry',
    about: 'Names and types within the filter of an access log',
    reason: 'istiod parses the expression only; Envoy refuses what it cannot evaluate.',
  },
  {
    code: 'KIA0201',
    about: 'Two DestinationRules for overlapping hosts (Kiali)',
    reason:
      'Istio takes the narrowest host, and joins rules of the same host; only what is lost by that is said (advice/destination-rules-of-one-host).',
  },
  {
    code: 'KIA0204',
    about: 'A DestinationRule without TLS below one with ISTIO_MUTUAL (Kiali)',
    reason: 'Istio uses mTLS by itself where no TLS is set, unless enableAutoMtls is off.',
  },
  {
    code: 'KIA0205, KIA0206',
    about: 'ISTIO_MUTUAL without a PeerAuthentication that asks for it (Kiali)',
    reason: 'Workloads accept mTLS without a PeerAuthentication: PERMISSIVE is the default.',
  },
  {
    code: 'KIA0301',
    about: 'Two Gateways with a host on one port (Kiali)',
    reason:
      'Istio joins the servers of Gateways for one workload. Only the servers that it leaves out are said (references/tls-host-taken, references/gateway-conflict).',
  },
  {
    code: 'KIA1106',
    about: 'Two VirtualServices with a host on one gateway (Kiali)',
    reason:
      'Istio joins their rules, the older first. Only rules that get no traffic by that are said (a rule without traffic is marked).',
  },
]

const notTraced = 'No part in routing.'

const routing: Readonly<Record<string, string>> = {
  Gateway: 'Drawn and traced.',
  VirtualService: 'Drawn and traced.',
  DestinationRule: 'Drawn and traced: subsets, TLS to the destination. Load balancing is not simulated.',
  ServiceEntry: 'Drawn and traced.',
  Sidecar: 'Traced: what a workload may call and which listeners it has. Ingress listeners are not.',
  WorkloadEntry: 'Counted as an endpoint of ServiceEntries.',
  EnvoyFilter: 'Drawn as a mark and named in traces; what it changes is not traced.',
  AuthorizationPolicy: 'Drawn as a lock and named in traces; not evaluated.',
  RequestAuthentication: 'Drawn as a mark and named in traces; not evaluated.',
  PeerAuthentication: 'Drawn as the mTLS that a destination accepts; a trace names it.',
  Telemetry: 'Drawn as a mark.',
  WasmPlugin: 'Drawn as a mark and named in traces; what it does is not known.',
  TrafficExtension: 'Drawn as a mark and named in traces; what it does is not known.',
  Service: 'Drawn and traced.',
  Pod: 'Says where a gateway runs and which subsets have Pods.',
  Deployment: 'Says where a gateway runs.',
  Secret: 'Says whether a certificate is there.',
}

function count(kind: string, layer: Rule['layer']): number {
  return rules.filter(it => it.layer === layer && isAbout(it, kind)).length
}

function isAbout(rule: Rule, kind: string): boolean {
  if (rule.scope === 'document' || rule.scope === 'muting') return false
  if (rule.scope === 'object') return rule.kinds.includes(kind)
  return (rule.about ?? rule.reads ?? []).includes(kind)
}
