import { readGateway, type Server, selectorText, selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { podsByLabel } from '../../model/workloads.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const gatewayConflict = analysisRule({
  id: 'references/gateway-conflict',
  severity: 'error',
  title: 'Gateways that claim the same host on the same port',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/gateway: ConflictingGatewayAnalyzer',
    codes: ['IST0145'],
  },
  why: `
Both Gateways run on the same workload and serve the host on the same port. Istio merges them; with TLS it drops the
later server with all its hosts. Keep the host in one Gateway, and let both VirtualServices use that one.
`,
  reads: ['Gateway', 'Pod', 'Service'],

  check(model, report) {
    const claims = claimsOf(model)
    for (const resource of effective(model, 'Gateway')) {
      const { selector, servers } = readGateway(resource)
      for (const server of servers) {
        const others = othersWith(model, claims, resource, selectorText(selector), server)
        if (others.length === 0) continue
        const named = others.slice(0, mostNamed).map(it => `${it.namespace}/${it.name}`)
        const serve = others.length === 1 ? 'serves' : 'serve'
        report(resource, {
          path: server.path,
          part: 'key',
          code: 'IST0145',
          message: `Gateway ${named.join(', ')}${others.length > mostNamed ? ' and more' : ''} ${serve} the same host on port ${server.number} of the same workload.`,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
kind: Gateway
metadata: { name: second, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shop],
  },
})

/** So many others are named: each of a thousand Gateways that claim one host would name all others. */
const mostNamed = 3

/** The Gateways that serve a host on a port of an address, by their selectors. */
type Claims = ReadonlyMap<string, ReadonlyMap<string, readonly Resource[]>>

const claimsOf = memoByKinds(['Gateway'], (model): Claims => {
  const claims = new Map<string, Map<string, Resource[]>>()
  for (const resource of effective(model, 'Gateway')) {
    const { selector, servers } = readGateway(resource)
    const workload = selectorText(selector)
    for (const claim of new Set(servers.flatMap(claimsBy))) {
      const bySelector = claims.get(claim) ?? new Map<string, Resource[]>()
      claims.set(claim, bySelector)
      const list = bySelector.get(workload)
      if (list) list.push(resource)
      else bySelector.set(workload, [resource])
    }
  }
  return claims
})

function claimsBy({ number, bind, hosts }: Server): string[] {
  if (number === undefined) return []
  return hosts.map(it => JSON.stringify([number, bind, it.text]))
}

/** The other Gateways that claim a host of a server on its workload, in the order of the files: one more than is named, at most. */
function othersWith(
  model: Model,
  claims: Claims,
  resource: Resource,
  workload: string,
  server: Server,
): readonly Resource[] {
  const found = new Set<Resource>()
  for (const claim of claimsBy(server))
    for (const [other, resources] of claims.get(claim) ?? []) {
      if (!sharesWorkload(model, workload, other)) continue
      for (const it of firstOf(resources, resource)) found.add(it)
    }
  if (found.size < 2) return [...found]
  const order = placesOf(model)
  return [...found].sort((a, b) => order.get(a)! - order.get(b)!).slice(0, mostNamed + 1)
}

function firstOf(resources: readonly Resource[], but: Resource): readonly Resource[] {
  return resources.slice(0, mostNamed + 2).filter(it => it !== but)
}

const placesOf = memoByKinds(
  ['Gateway'],
  model => new Map(effective(model, 'Gateway').map((it, i) => [it, i])),
)

/** Selectors alike, or one's text within the other's while some Pod satisfies both: the analyzer's own way to compare. */
function sharesWorkload(model: Model, left: string, right: string): boolean {
  if (left === right) return true
  if (!left.includes(right) && !right.includes(left)) return false
  const known = podsShared(model)
  const key = JSON.stringify([left, right])
  const found = known.get(key) ?? somePodHasBoth(model, left, right)
  known.set(key, found)
  return found
}

const podsShared = memoByKinds(['Gateway', 'Pod', 'Service'], () => new Map<string, boolean>())

function somePodHasBoth(model: Model, left: string, right: string): boolean {
  const selectors = selectorsOf(model)
  return podsByLabel(model)
    .selected(selectors.get(left))
    .some(it => selects(selectors.get(right), it.labels))
}

/** The selectors of the Gateways, by their texts. */
const selectorsOf = memoByKinds(
  ['Gateway'],
  model =>
    new Map(
      effective(model, 'Gateway').map(it => {
        const { selector } = readGateway(it)
        return [selectorText(selector), selector]
      }),
    ),
)
