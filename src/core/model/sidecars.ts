import { isMap } from '../yaml/is-map.ts'
import { byAge } from './age.ts'
import { isHostWithin } from './hosts.ts'
import { memoByValue } from './memo.ts'
import { effective, type Model } from './model.ts'
import {
  enumAt,
  field,
  integerAt,
  type JsonMap,
  type Labels,
  labelsAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  outboundModes,
  textAt,
  textsAt,
} from './read-value.ts'
import type { Place, Resource } from './resource.ts'

export interface SidecarView {
  /** Undefined for all workloads of the namespace. */
  readonly selector: Labels | undefined
  readonly egress: readonly EgressListener[]
  readonly ingress: readonly IngressListener[]
  readonly allowAny: boolean
  readonly hasPolicy: boolean
  /** Parts of the Sidecar that change what is captured, and are not looked at here. */
  readonly ignored: readonly Place['path'][]
}

/** What may be called. */
export interface EgressListener {
  /** The port as written; undefined where the listener is for all ports that no other has. */
  readonly port: JsonMap | undefined
  readonly hosts: readonly string[]
  readonly path: Place['path'] | undefined
}

/** What is taken from other workloads, in place of what the Service says. */
export interface IngressListener {
  readonly port: number | undefined
  readonly protocol: string
  /** Where it leads in the workload; empty for the same port. */
  readonly endpoint: string
  readonly tls: string | undefined
  readonly path: Place['path']
}

/** The Sidecar a resource holds, read tolerantly, as far as it says what can be reached. */
export const readSidecar = memoByValue(({ spec }): SidecarView => {
  const selector = optionalMapAt(spec, 'workloadSelector')
  const policy = optionalMapAt(spec, 'outboundTrafficPolicy')
  const egress = mapsAt(spec, 'egress')
  return {
    selector: selector && (labelsAt(selector, 'labels') ?? new Map()),
    egress: egress.map((it, i) => ({
      port: integerAt(mapAt(it, 'port'), 'number') ? mapAt(it, 'port') : undefined,
      hosts: textsAt(it, 'hosts'),
      path: ['spec', 'egress', i],
    })),
    ingress: mapsAt(spec, 'ingress').map((it, i) => ({
      port: integerAt(mapAt(it, 'port'), 'number'),
      protocol: textAt(mapAt(it, 'port'), 'protocol') ?? '',
      endpoint: textAt(it, 'defaultEndpoint') ?? '',
      tls: textAt(mapAt(it, 'tls'), 'mode'),
      path: ['spec', 'ingress', i],
    })),
    // An empty policy is REGISTRY_ONLY: it is the first of the modes.
    allowAny: !policy || enumAt(policy, 'mode', outboundModes) === 'ALLOW_ANY',
    hasPolicy: policy !== undefined,
    ignored: [
      ...egress.flatMap((it, i) =>
        ['bind', 'captureMode'].flatMap(name =>
          field(it, name) === undefined ? [] : [['spec', 'egress', i, name]],
        ),
      ),
      ...(policy && isMap(field(policy, 'egressProxy'))
        ? [['spec', 'outboundTrafficPolicy', 'egressProxy']]
        : []),
    ],
  }
})

/** The Sidecars of a namespace, the older first. */
export function sidecarsIn(model: Model, namespace: string): readonly Resource[] {
  return effective(model, 'Sidecar')
    .filter(it => it.namespace === namespace)
    .toSorted(byAge)
}

/** One of the hosts of an egress listener. */
export interface Import {
  /** `*` for every namespace. */
  readonly namespace: string
  readonly host: string
  /** Whether it takes out what others let in: `~namespace/host`, and `~/host` for all namespaces. */
  readonly excludes: boolean
}

/** The imports that hosts are, seen from a namespace: `namespace/host`; `.` is that namespace. */
export function readImports(hosts: readonly string[], own: string): readonly Import[] {
  return hosts.flatMap(text => {
    const [written = '', host, ...rest] = text.split('/')
    if (host === undefined || rest.length > 0) return []
    const excludes = written.startsWith('~')
    const namespace = excludes ? written.slice(1) || '*' : written
    return [{ namespace: namespace === '.' ? own : namespace, host, excludes }]
  })
}

/** Whether a service, of a full host, is among what is imported (model/sidecar.go). */
export function importsService(
  imports: readonly Import[],
  { namespace, host }: { readonly namespace: string; readonly host: string },
): boolean {
  const covers = (it: Import) =>
    (it.namespace === '*' || it.namespace === namespace) && isHostWithin(host, it.host)
  return imports.some(it => !it.excludes && covers(it)) && !imports.some(it => it.excludes && covers(it))
}
