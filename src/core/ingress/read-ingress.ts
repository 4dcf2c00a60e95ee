import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** An Ingress as it was written, of any of its API versions; what is of another shape is left out. */
export interface Ingress {
  readonly name: string
  readonly namespace: string | undefined
  readonly annotations: Readonly<Record<string, string>>
  readonly className: string | undefined
  readonly defaultBackend: IngressBackend | undefined
  readonly tls: readonly { readonly hosts: readonly string[]; readonly secretName: string | undefined }[]
  readonly paths: readonly IngressPath[]
  /** Hosts of rules, those without paths too; `*` stands for none. */
  readonly hosts: readonly string[]
}

export interface IngressPath {
  readonly host: string
  readonly path: string
  readonly type: 'Exact' | 'Prefix' | 'ImplementationSpecific'
  /** Where it is written in the Ingress. */
  readonly at: Path
  /** Undefined for one that is no Service. */
  readonly backend: IngressBackend | undefined
}

export interface IngressBackend {
  readonly service: string
  readonly port: number | string | undefined
}

const annotationPrefix = 'nginx.ingress.kubernetes.io/'

/** An object as an Ingress; undefined where it is none. */
export function readIngress(value: Json): Ingress | undefined {
  const root = mapOf(value)
  const group = String(root.apiVersion ?? '').split('/')[0]
  if (root.kind !== 'Ingress' || (group !== 'networking.k8s.io' && group !== 'extensions')) return undefined
  const metadata = mapOf(root.metadata)
  const spec = mapOf(root.spec)
  const annotations = Object.fromEntries(
    Object.entries(mapOf(metadata.annotations)).flatMap(([key, it]) =>
      typeof it === 'string' ? [[key, it]] : [],
    ),
  )
  const rules = listOf(spec.rules).map(mapOf)
  return {
    name: textOf(metadata.name) ?? 'ingress',
    namespace: textOf(metadata.namespace),
    annotations,
    className: textOf(spec.ingressClassName) ?? annotations['kubernetes.io/ingress.class'],
    defaultBackend: readBackend(spec.defaultBackend ?? spec.backend),
    tls: listOf(spec.tls).map(it => ({
      hosts: listOf(mapOf(it).hosts).flatMap(host => textOf(host) ?? []),
      secretName: textOf(mapOf(it).secretName),
    })),
    hosts: [...new Set(rules.map(hostOf))],
    paths: rules.flatMap((rule, i) =>
      listOf(mapOf(rule.http).paths)
        .map(mapOf)
        .map((it, j) => ({
          at: ['spec', 'rules', i, 'http', 'paths', j],
          host: hostOf(rule),
          path: textOf(it.path) ?? '/',
          type: it.pathType === 'Exact' || it.pathType === 'Prefix' ? it.pathType : 'ImplementationSpecific',
          backend: readBackend(it.backend),
        })),
    ),
  }
}

/** An annotation of ingress-nginx by its short name: `ssl-redirect`. */
export function nginx({ annotations }: Ingress, name: string): string | undefined {
  return annotations[annotationPrefix + name]
}

/** Where an annotation of ingress-nginx is written. */
export function annotationPath(name: string): Path {
  return ['metadata', 'annotations', annotationPrefix + name]
}

/** The short names of all that there are. */
export function nginxNames({ annotations }: Ingress): string[] {
  return Object.keys(annotations)
    .filter(it => it.startsWith(annotationPrefix))
    .map(it => it.slice(annotationPrefix.length))
}

function readBackend(value: Json | undefined): IngressBackend | undefined {
  const backend = mapOf(value)
  const service = mapOf(backend.service)
  const name = textOf(service.name) ?? textOf(backend.serviceName)
  if (name === undefined) return undefined
  const port = mapOf(service.port)
  return { service: name, port: portOf(port.number ?? port.name ?? backend.servicePort) }
}

function portOf(value: Json | undefined): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}

function hostOf(rule: { readonly [key: string]: Json }): string {
  return textOf(rule.host) ?? '*'
}

function mapOf(value: Json | undefined): { readonly [key: string]: Json } {
  return value !== undefined && isMap(value) ? value : {}
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
