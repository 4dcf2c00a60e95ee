import { memoByObject } from '../../data/memo-by-object.ts'
import { generatedGateways } from '../../istio/gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt } from '../../istio/gateway-api/kinds.ts'
import { byAge } from '../../model/age.ts'
import { intersectHosts } from '../../model/hosts.ts'
import { memoByPlace } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import { mapsAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const routesAppended = translationRule({
  id: 'advice/routes-appended',
  severity: 'info',
  title: 'Routes of one listener whose rules are not sorted together',
  source: {
    advice:
      'Istio sorts together the rules of routes that write the same hostname. Different hostnames that a listener narrows to one give one virtual host, with the rules of one after those of the other; the standard sorts all.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayHTTPRouteConfig',
  },
  why: `
The rules of the route that comes first are tried first, even where one of the other fits better: its prefix \`/cart\` takes what the other
route has for \`/cart/checkout\`. Write the same hostname in both routes, the one of the listener; then their rules are sorted together.
`,
  reads: kindsLookedAt,
  about: ['HTTPRoute', 'GRPCRoute'],

  check(model, report) {
    const found = appended(model)
    if (found.length === 0) return
    const byId = new Map(model.resources.map(it => [it.id, it]))
    const told = new Set<string>()
    for (const { later, first, domain } of found) {
      for (const id of routesIn(later)) {
        const resource = byId.get(id)
        const [other] = routesIn(first).filter(it => it !== id)
        const before = other === undefined ? undefined : byId.get(other)
        const index = resource ? textsAt(resource.spec, 'hostnames').indexOf(hostOf(later)) : -1
        if (!resource || !before || told.has(`${id} ${before.id}`)) continue
        told.add(`${id} ${before.id}`)
        report(resource, {
          path: index < 0 ? ['spec', 'parentRefs'] : ['spec', 'hostnames', index],
          ...(index < 0 && { part: 'key' as const }),
          message: `For ${domain} the rules of ${before.kind} ${before.name} are tried before these, however well they fit: it writes the hostname as ${hostOf(first)}.`,
          concerns: before.id,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: all, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: ["*.example.com"]
  rules:
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: checkout, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
#             ^^^^^^^^^^^^^^^^
  rules:
  - matches: [{ path: { value: /cart/checkout } }]
    backendRefs: [{ name: checkout, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})

interface Appended {
  readonly first: Resource
  readonly later: Resource
  readonly domain: string
}

interface Narrowed {
  readonly gateway: Resource
  readonly domain: string
}

/** VirtualServices of one listener that it narrows to the same name although they write different ones. */
function appended(model: Model): readonly Appended[] {
  const all = generatedVirtualServices(model)
  return sharing(narrowed(model, all)).flatMap(it =>
    appendedIn(
      it,
      it.places.map(at => all[at]!),
    ),
  )
}

/** Of each its listener and the one name that this narrows it to; the same as long as it says the same. */
const narrowed = memoByPlace<Narrowed | undefined>(
  model => [generatedGateways(model)],
  (model, made, old) => {
    const gateway = listenersByName(generatedGateways(model)).get(textsAt(made.spec, 'gateways')[0] ?? '')
    const domain = gateway && domainOf(made, gateway)
    if (!gateway || domain === undefined) return undefined
    return old?.gateway === gateway && old.domain === domain ? old : { gateway, domain }
  },
)

interface Sharing extends Narrowed {
  readonly places: number[]
}

/** Those that share a listener and a name with another. */
const sharing = memoByObject((all: readonly (Narrowed | undefined)[]): readonly Sharing[] => {
  const groups = new Map<string, Sharing>()
  all.forEach((it, i) => {
    if (!it) return
    const key = `${it.gateway.id} ${it.domain}`
    const group = groups.get(key)
    if (group) group.places.push(i)
    else groups.set(key, { ...it, places: [i] })
  })
  return [...groups.values()].filter(it => it.places.length > 1)
})

function appendedIn({ gateway, domain }: Narrowed, all: readonly Resource[]): readonly Appended[] {
  const isBeside = (it: Resource) => Number(it.namespace === gateway.namespace)
  const [first, ...others] = all.toSorted((a, b) => isBeside(b) - isBeside(a) || byAge(a, b))
  return others.flatMap(later => (first && hostOf(first) !== hostOf(later) ? [{ first, later, domain }] : []))
}

const listenersByName = memoByObject(
  (made: readonly Resource[]): ReadonlyMap<string, Resource> =>
    new Map(made.filter(it => it.kind === 'Gateway').map(it => [`${it.namespace}/${it.name}`, it])),
)

/** The one name that a listener narrows a VirtualService to. */
function domainOf(made: Resource, gateway: Resource): string | undefined {
  const hosts = mapsAt(gateway.spec, 'servers').flatMap(it => textsAt(it, 'hosts'))
  const names = new Set(hosts.map(it => it.slice(it.indexOf('/') + 1)))
  const [only, ...more] = intersectHosts([hostOf(made)], [...names])
  return mapsAt(made.spec, 'http').length > 0 && more.length === 0 ? only : undefined
}

function hostOf(made: Resource): string {
  return textsAt(made.spec, 'hosts')[0] ?? '*'
}

function routesIn(made: Resource): readonly string[] {
  const rules = mapsAt(made.spec, 'http')
  return [...new Set(rules.flatMap((_, i) => made.origin?.(['spec', 'http', i]).resource ?? []))]
}
