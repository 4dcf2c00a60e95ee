import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { get, pathsOf } from './plain-values.ts'

/** A place that names another resource, and the one it means: `Gateway shop/public`, `Service shop/cart`. */
export interface Meant {
  readonly path: Path
  readonly target: string
  /** Whether it can say where the other is, so that it leads there from wherever it stands. */
  readonly isLink: boolean
}

/** The Gateway that an entry of `gateways` means: `namespace/name`; `mesh` for the mesh. */
export function gatewayMeant(text: string, namespace: string): string {
  if (text === 'mesh') return 'mesh'
  const [before = '', ...behind] = text.split('/')
  if (behind.length > 0) return `${before === '.' ? namespace : before}/${behind.join('/')}`
  const [name, older] = text.split('.')
  return `${older || namespace}/${name}`
}

/** Everything that a resource names of those that can be renamed. */
export function referencesMeant(from: Resource): Meant[] {
  const value = from.value as Json
  const ofGatewayApi = gatewayApiMeant(from)
  if (ofGatewayApi.length > 0) return ofGatewayApi
  const ofOthers = othersMeant(from)
  if (ofOthers) return ofOthers
  if (kindKey(from) !== 'VirtualService') return []
  const rules = ['http', 'tls', 'tcp'].flatMap(it => paths(value, ['spec', it]))
  const lists = [
    ['spec', 'gateways'],
    ...rules.flatMap(it => paths(value, [...it, 'match']).map(m => [...m, 'gateways'])),
  ]
  const gateways = lists
    .flatMap(it => paths(value, it))
    .flatMap(path => {
      const text = get(value, path)
      return typeof text === 'string'
        ? [{ path, target: `Gateway ${gatewayMeant(text, from.namespace)}`, isLink: true }]
        : []
    })
  const delegates = rules.flatMap(rule => {
    const name = get(value, [...rule, 'delegate', 'name'])
    if (typeof name !== 'string' || rule[1] !== 'http') return []
    const namespace = get(value, [...rule, 'delegate', 'namespace']) || from.namespace
    const target = `VirtualService ${String(namespace)}/${name}`
    return [{ path: [...rule, 'delegate', 'name'], target, isLink: true }]
  })
  const hosts = [
    ...paths(value, ['spec', 'hosts']),
    ...rules.flatMap(rule => [
      ...[...paths(value, [...rule, 'route']), ...paths(value, [...rule, 'mirrors'])].map(it => [
        ...it,
        'destination',
        'host',
      ]),
      [...rule, 'mirror', 'host'],
    ]),
  ]
  return [...gateways, ...delegates, ...hosts.flatMap(it => hostMeant(from, it))]
}

/** By the keys that references of the Gateway API stand under: what they mean where they say nothing, and whether they can name a namespace. */
const gatewayApiRefs: readonly (readonly [RegExp, string, boolean])[] = [
  [/^spec\.parentRefs?(\.#)?$/, 'Gateway.gateway.networking.k8s.io', true],
  [/\.backendRefs?(\.#)?$/, 'Service', true],
  [/\.certificateRefs\.#$/, 'Secret', true],
  [/^spec\.(targetRefs|to)\.#$/, '', false],
]

function gatewayApiMeant(from: Resource): Meant[] {
  if (!from.apiVersion.startsWith('gateway.networking.k8s.io/')) return []
  const value = from.value as Json
  return pathsOf(value).flatMap(path => {
    const shape = path.map(it => (typeof it === 'number' ? '#' : it)).join('.')
    const found = gatewayApiRefs.find(([pattern]) => pattern.test(shape))
    const name = get(value, [...path, 'name'])
    if (!found || typeof name !== 'string' || name === '') return []
    const [, usual, isLink] = found
    const written = get(value, [...path, 'kind'])
    const kind =
      written === undefined ? usual : written === 'Gateway' ? `${written}.gateway.networking.k8s.io` : written
    const namespace = (isLink && get(value, [...path, 'namespace'])) || from.namespace
    return [{ path: [...path, 'name'], target: `${String(kind)} ${String(namespace)}/${name}`, isLink }]
  })
}

/** What kinds beside VirtualServices name; undefined for any other. */
function othersMeant(from: Resource): Meant[] | undefined {
  const value = from.value as Json
  switch (kindKey(from)) {
    case 'Gateway':
      return paths(value, ['spec', 'servers']).flatMap(it => [
        ...secretMeant(from, [...it, 'tls', 'credentialName']),
        ...paths(value, [...it, 'tls', 'credentialNames']).flatMap(at => secretMeant(from, at)),
      ])
    case 'DestinationRule': {
      const policies = [['spec'], ...paths(value, ['spec', 'subsets'])].map(it => [...it, 'trafficPolicy'])
      const settings = policies.flatMap(it => [it, ...paths(value, [...it, 'portLevelSettings'])])
      return [
        ...hostMeant(from, ['spec', 'host']),
        ...settings.flatMap(it => secretMeant(from, [...it, 'tls', 'credentialName'])),
      ]
    }
    case 'Ingress': {
      const backends = [
        ['spec', 'defaultBackend'],
        ...paths(value, ['spec', 'rules'])
          .flatMap(it => paths(value, [...it, 'http', 'paths']))
          .map(it => [...it, 'backend']),
      ]
      return [
        ...backends.flatMap(it => besideMeant(from, [...it, 'service', 'name'], 'Service')),
        ...paths(value, ['spec', 'tls']).flatMap(it => besideMeant(from, [...it, 'secretName'], 'Secret')),
      ]
    }
    case 'AuthorizationPolicy':
    case 'RequestAuthentication':
    case 'Telemetry':
    case 'WasmPlugin':
    case 'TrafficExtension':
    case 'EnvoyFilter':
      return [['spec', 'targetRef'], ...paths(value, ['spec', 'targetRefs'])].flatMap(it => {
        const kind = get(value, [...it, 'kind'])
        const isGateway = kind === 'Gateway' && get(value, [...it, 'group']) === 'gateway.networking.k8s.io'
        if (typeof kind !== 'string') return []
        return besideMeant(from, [...it, 'name'], isGateway ? `${kind}.gateway.networking.k8s.io` : kind)
      })
    case 'Sidecar':
      return paths(value, ['spec', 'egress'])
        .flatMap(it => paths(value, [...it, 'hosts']))
        .flatMap(path => {
          const text = get(value, path)
          const full = typeof text === 'string' && /^[^/]*\/(.+)\.([^.]+)\.svc\.cluster\.local$/.exec(text)
          return full ? [{ path, target: `Service ${full[2]}/${full[1]}`, isLink: false }] : []
        })
    default:
      return undefined
  }
}

/** An object of the resource's own namespace. */
function besideMeant(from: Resource, path: Path, kind: string): Meant[] {
  const name = get(from.value as Json, path)
  if (typeof name !== 'string' || name === '') return []
  return [{ path, target: `${kind} ${from.namespace}/${name}`, isLink: false }]
}

/** A Secret: `namespace/name`, or a bare name, which is one of that name wherever the proxy runs. */
function secretMeant(from: Resource, path: Path): Meant[] {
  const text = get(from.value as Json, path)
  if (typeof text !== 'string' || text === '') return []
  const parts = text.split('/')
  if (parts.length === 1) return [{ path, target: `Secret ${anywhere}/${text}`, isLink: false }]
  const [namespace, name] = parts
  return parts.length === 2 && name !== ''
    ? [{ path, target: `Secret ${namespace}/${name}`, isLink: true }]
    : []
}

/** Stands for the namespace that a text leaves open. */
const anywhere = '*'

/** Whether a reference means a resource and no other of the files. */
export function isMeantAlone(target: string, resource: Resource, all: readonly Resource[]): boolean {
  const means = (it: Resource) =>
    it.name !== '' &&
    (target === `${kindKey(it)} ${it.namespace}/${it.name}` ||
      target === `${kindKey(it)} ${anywhere}/${it.name}`)
  return means(resource) && !all.some(it => it.id !== resource.id && means(it))
}

/** What a reference means once the resource that it means has another name. */
export function meantAfter(target: string, name: string): string {
  return `${target.slice(0, target.indexOf('/'))}/${name}`
}

/** A service by its short name from beside it, or by its full name. */
function hostMeant(from: Resource, path: Path): Meant[] {
  const host = get(from.value as Json, path)
  if (typeof host !== 'string') return []
  const full = /^(.+)\.([^.]+)\.svc\.cluster\.local$/.exec(host)
  if (full) return [{ path, target: `Service ${full[2]}/${full[1]}`, isLink: false }]
  if (host.includes('.') || host === '') return []
  return [{ path, target: `Service ${from.namespace}/${host}`, isLink: false }]
}

function paths(value: Json, list: Path): Path[] {
  const items = get(value, list)
  return Array.isArray(items) ? items.map((_, i) => [...list, i]) : []
}
