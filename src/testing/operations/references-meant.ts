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
  if (kindKey(from) === 'DestinationRule') return hostMeant(from, ['spec', 'host'])
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
