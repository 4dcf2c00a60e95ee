import { kindKey } from '../kinds/kind-key.ts'
import { gatewayLinks } from '../model/binding.ts'
import { readGateway } from '../model/gateways.ts'
import type { Resource } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { pluralOf } from '../text/plural-of.ts'
import { isWithin, type Path, valueAt } from '../yaml/path.ts'
import type { CodeLensData } from './code-lens.ts'
import type { Analysed } from './reading/analysed.ts'
import { placedResource } from './reading/placed.ts'
import { type Use, usesOfPlace } from './referring/mentions.ts'
import { requestsThatEndAt } from './referring/saved-request-ends.ts'
import { reachWords } from './resolving/reach-words.ts'

export interface CodeLensWords {
  readonly title: string
  /** What a click does: `drawbridge.reveal` shows the resource and path of its arguments on the drawing. */
  readonly command: 'drawbridge.reveal'
  readonly arguments: readonly [resource: string, path: Path]
}

export interface CodeLensResolveParams extends CodeLensData {
  /** The ids of the problems that count, where those are not all. */
  readonly told?: readonly string[] | undefined
}

/** Who is bound to a resource or rule, which request reaches it, who names it, its problems, and the saved requests that end there. */
export function codeLensResolve(analysed: Analysed, params: CodeLensResolveParams): CodeLensWords {
  const { resource: id, path, told } = params
  const resource = placedResource(analysed, id)
  const words = resource
    ? [
        ...boundWords(analysed, resource, path),
        ...reachWords(analysed.model, resource, path),
        ...usedWords(analysed, resource, path),
        ...problemWords(analysed, resource, path, told),
        ...requestWords(analysed, resource, path),
      ]
    : []
  return {
    title: words.length > 0 ? words.join(' · ') : 'Show on the drawing',
    command: 'drawbridge.reveal',
    arguments: [id, path],
  }
}

const mostNamed = 3

function boundWords({ model }: Analysed, resource: Resource, path: Path): string[] {
  if (kindKey(resource) !== 'VirtualService') return []
  const view = readVirtualService(resource)
  if (view.hosts.length === 0) return path.length === 0 ? ['delegate only'] : []
  const servers = gatewayLinks(model, resource).flatMap(({ gateway, text, bindings }) =>
    bindings.flatMap((binding, i) => {
      if (!gateway || !binding.bound) return []
      const isIt =
        path.length === 0 || binding.rules.some(it => it.protocol === path[1] && it.index === path[2])
      return isIt ? [`${text}:${readGateway(gateway).servers[i]?.portText ?? ''}`] : []
    }),
  )
  const bound = [...new Set([...servers, ...(isMeshBound(view) ? ['the mesh'] : [])])]
  return [bound.length > 0 ? `bound to ${listed(bound)}` : 'bound to nothing']
}

/** By whom it is named: of a server, those that are bound to it. */
function usedWords({ model }: Analysed, resource: Resource, path: Path): string[] {
  if (kindKey(resource) === 'Gateway' && path[1] === 'servers')
    return serverWords({ model }, resource, Number(path[2]))
  if (path[1] === 'listeners') {
    const name = [...path, 'name']
    return valueAt(resource.value, name) === undefined
      ? []
      : namedBy(usesOfPlace(model, { resource: resource.id, path: name }))
  }
  if (path.length > 0) return []
  const entry = kindKey(resource) === 'ServiceEntry'
  const places: Path[] = entry ? hostsOf(resource) : [['metadata', 'name']]
  const uses = places.flatMap(it => usesOfPlace(model, { resource: resource.id, path: it }))
  const words = namedBy(uses)
  return words.length === 0 && gateways.has(kindKey(resource)) ? ['nothing names it'] : words
}

/** Kinds that do nothing until something names them. */
const gateways = new Set(['Gateway', 'Gateway.gateway.networking.k8s.io'])

function hostsOf(resource: Resource): Path[] {
  const hosts: unknown = valueAt(resource.value, ['spec', 'hosts'])
  return Array.isArray(hosts) ? hosts.map((_, i) => ['spec', 'hosts', i]) : []
}

function serverWords({ model }: Pick<Analysed, 'model'>, gateway: Resource, server: number): string[] {
  const users = usesOfPlace(model, { resource: gateway.id, path: ['metadata', 'name'] })
  const bound = [...new Set(users.map(it => it.from))].filter(
    it => gatewayLinks(model, it).find(link => link.gateway?.id === gateway.id)?.bindings[server]?.bound,
  )
  return [bound.length > 0 ? `bound to ${listed(bound.map(it => it.name))}` : 'no VirtualService is bound']
}

function namedBy(uses: readonly Use[]): string[] {
  const names = [...new Set(uses.map(it => it.from))].map(it => it.name)
  return names.length > 0 ? [`named by ${listed(names)}`] : []
}

function problemWords(
  { diagnostics }: Analysed,
  resource: Resource,
  path: Path,
  told: readonly string[] | undefined,
): string[] {
  const here = diagnostics
    .filter(it => it.resource === resource.id && isWithin(it.path, path))
    .filter(it => told?.includes(it.id) !== false)
  const count = (severity: string) => here.filter(it => it.severity === severity).length
  return [[count('error'), 'error'] as const, [count('warning'), 'warning'] as const].flatMap(([n, noun]) =>
    n > 0 ? [counted(n, noun)] : [],
  )
}

function requestWords(analysed: Analysed, resource: Resource, path: Path): string[] {
  const names = requestsThatEndAt(analysed, resource.id, path)
  return names.length > 0 ? [`${counted(names.length, 'saved request')}: ${listed(names)}`] : []
}

function counted(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : pluralOf(noun)}`
}

function listed(names: readonly string[]): string {
  if (names.length <= mostNamed + 1) return names.join(', ')
  return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
}
