import { kindKey } from '../kinds/kind-key.ts'
import type { RouteKind } from '../model/gateways.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource } from './edit-resources.ts'
import { isRoute, planRouteRule } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { usualDestination } from './usual-service.ts'
import { itemWords, nameOf } from './words.ts'

/**
 * Adds a rule to a VirtualService or a route of the Gateway API; to a VirtualService where it can take effect: at the end, or before a last rule that takes everything.
 * It leads where the rules beside it lead, until it is told otherwise.
 */
export function addRule(virtualService: ResourceId, protocol: RouteKind = 'http', rule?: Json): Operation {
  const path = ['spec', protocol]
  return {
    title: `Add ${itemWords(path)} to ${nameOf(virtualService)}`,
    run: (files, settings) =>
      editResource(files, settings, virtualService, ({ resource }) => {
        if (isRoute(resource)) return planRouteRule(resource)
        if (kindKey(resource) !== 'VirtualService') return { refuse: 'Only a VirtualService has rules.' }
        const found = valueAt(resource.value, path)
        const rules: readonly unknown[] = Array.isArray(found) ? found : []
        const last = rules.length > 0 && isCatchAll(rules.at(-1), protocol) ? rules.length - 1 : rules.length
        const value = rule ?? ruleFor(resource, protocol, rules, () => usualIn(files, settings, resource))
        return planInsert(resource, { resource: virtualService, path }, last, value)
      }),
  }
}

/** Whether nothing gets past a rule of a list: it has no match, or one that every request fits. */
export function isCatchAll(rule: unknown, protocol: RouteKind): boolean {
  const match = valueAt(rule, ['match'])
  if (!Array.isArray(match) || match.length === 0) return protocol !== 'tls'
  return protocol === 'http' && match.some(takesEverything)
}

/** What a match of a new alternative or rule begins with, by the protocol. */
export function matchFor(resource: Pick<Resource, 'value'>, protocol: RouteKind): Json {
  switch (protocol) {
    case 'http':
      return { uri: { prefix: '/path' } }
    case 'tls':
      return { port: 443, sniHosts: hostsOf(resource) }
    case 'tcp':
      return { port: 9000 }
  }
}

function takesEverything(match: unknown): boolean {
  if (typeof match !== 'object' || match === null) return false
  const conditions = Object.keys(match).filter(it => it !== 'name' && it !== 'statPrefix')
  if (conditions.length === 0) return true
  return conditions.length === 1 && valueAt(match, ['uri', 'prefix']) === '/'
}

function ruleFor(
  resource: Resource,
  protocol: RouteKind,
  rules: readonly unknown[],
  usual: () => Json,
): Json {
  const route = [{ destination: besideDestination(resource, rules) ?? usual() }]
  // The first rule of its kind takes everything, but for TLS, where Istio asks for a match.
  if (rules.length === 0 && protocol !== 'tls') return { route }
  return { match: [matchFor(resource, protocol)], route }
}

function usualIn(files: Files, settings: AnalysisSettings | undefined, { namespace, name }: Resource): Json {
  return usualDestination(readModel(files, settings), namespace) ?? { host: name || 'web' }
}

function besideDestination(resource: Resource, rules: readonly unknown[]): Json | undefined {
  const all = [...rules].reverse().concat(
    ['http', 'tls', 'tcp'].flatMap(it => {
      const others = valueAt(resource.value, ['spec', it])
      return Array.isArray(others) ? others : []
    }),
  )
  for (const rule of all) {
    const destination = valueAt(rule, ['route', 0, 'destination'])
    if (typeof valueAt(destination, ['host']) === 'string') return structuredCopy(destination as Json)
  }
  return undefined
}

function hostsOf({ value }: Pick<Resource, 'value'>): string[] {
  const hosts = valueAt(value, ['spec', 'hosts'])
  const texts = Array.isArray(hosts) ? hosts.filter(it => typeof it === 'string') : []
  return texts.length > 0 ? texts : ['www.example.com']
}

function structuredCopy(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
