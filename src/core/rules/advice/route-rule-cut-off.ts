import { itemsByKey } from '../../data/items-by-key.ts'
import { memoByObject } from '../../data/memo-by-object.ts'
import { placesWhere } from '../../data/places-where.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt } from '../../istio/gateway-api/kinds.ts'
import { takesEverything } from '../../istio/routes/http-routes.ts'
import { memoByPlace } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import { mapsAt } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const routeRuleCutOff = translationRule({
  id: 'advice/route-rule-cut-off',
  severity: 'warning',
  title: 'Rule of a route behind one that takes everything',
  source: {
    advice:
      'Istio sorts the rules of all routes of a listener and hostname and translates nothing after one that takes every request; regular expressions are sorted behind every prefix.',
    seenIn: 'pilot/pkg/config/kube/gateway: sortHTTPRoutes',
  },
  why: `
No request reaches the rule. The rules of all routes for one listener and hostname are sorted: exact paths, then prefixes with the longer
ones first, then regular expressions. So the prefix \`/\` without any other condition hides every regular expression, whichever route it is in.
Give one of them a condition more, or write the regular expression as a prefix.
`,
  reads: kindsLookedAt,
  about: ['HTTPRoute', 'GRPCRoute'],

  check(model, report) {
    const found = cutOff(model)
    if (found.length === 0) return
    const byId = new Map(model.resources.map(it => [it.id, it]))
    for (const { place, by } of found) {
      const [resource, other] = [byId.get(place.resource), byId.get(by.resource)]
      if (!resource || !other) continue
      const own = other.id === resource.id ? 'Another rule' : `A rule of ${other.kind} ${other.name}`
      report(resource, {
        path: place.path,
        part: 'key',
        message: `${own} takes every request before this one is tried.`,
        ...(other.id !== resource.id && { concerns: other.id }),
      })
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
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: web, port: 80 }]
  - matches:
    - path: { type: RegularExpression, value: /cart/.* }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    backendRefs: [{ name: cart, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})

interface CutOff {
  readonly key: string
  readonly place: Place
  /** What takes everything before it. */
  readonly by: Place
}

/** The rules and matches that are behind a catch-all wherever their route is in force. */
function cutOff(model: Model): readonly CutOff[] {
  const all = generatedVirtualServices(model)
  const found = cutOfEach(model, all)
  const places = placesWithCut(found)
  if (places.length === 0) return []
  const alive = aliveAt(all)
  const cut = new Map<string, CutOff>()
  for (const i of places) for (const it of found[i]!) if (alive(it.key).length === 0) cut.set(it.key, it)
  return [...cut.values()]
}

/** Where the rules that are tried end: behind a catch-all, if there is one. Kept, since most stay as a route is edited. */
const triedOf = memoByObject((made: Resource): number => {
  const rules = mapsAt(made.spec, 'http')
  const last = rules.findIndex(it => {
    const [match] = mapsAt(it, 'match')
    return !match || takesEverything(match)
  })
  return last < 0 ? rules.length : last + 1
})

const cutOfEach = memoByPlace([], (_, made): readonly CutOff[] => {
  const tried = triedOf(made)
  const rules = mapsAt(made.spec, 'http')
  if (tried === rules.length) return none
  const by = placeOf(made, tried - 1)
  return rules.slice(tried).map((_, i) => {
    const place = placeOf(made, tried + i)
    return { key: keyOf(place), place, by }
  })
})

const none: readonly CutOff[] = []

const placesWithCut = placesWhere<readonly CutOff[]>(it => it !== none)

const aliveAt = itemsByKey(
  memoByObject((made: Resource): readonly string[] =>
    Array.from({ length: triedOf(made) }, (_, i) => keyOf(placeOf(made, i))),
  ),
)

function keyOf({ resource, path }: Place): string {
  return `${resource} ${path.join(' ')}`
}

function placeOf(made: Resource, index: number): Place {
  const path = ['spec', 'http', index, 'match', 0]
  return made.origin?.(path) ?? { resource: made.id, path }
}
