import { parentListeners } from '../../istio/gateway-api/gateways.ts'
import { listenerKinds, type RouteKind, routeKinds } from '../../istio/gateway-api/kinds.ts'
import { type Route, readRoute } from '../../istio/gateway-api/read-route.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Finding, Report, Rule } from '../define-rule.ts'
import { translationRule } from '../references/analysis-rule.ts'

type Page = Omit<Parameters<typeof translationRule>[0], 'reads' | 'about' | 'check'>

interface RouteRule {
  /** The kinds of the routes it is about. */
  readonly kinds: readonly RouteKind[]
  /** May look at what `listenerKinds` names, and at no other route. */
  check(model: Model, route: Route, report: Report): void
}

/** A rule about each route by itself: what it says is kept until that route changes, or what routes attach to and lead to. */
export function routeRule({ kinds, check, ...page }: Page & RouteRule): Rule {
  const parts = kinds.map(kind => ({
    kind,
    findings: memoByPlace(
      model => [parentListeners(model)],
      (model, resource): readonly Finding[] => {
        const found: Finding[] = []
        check(model, readRoute(resource), it => found.push(it))
        return found.length > 0 ? found : none
      },
    ),
  }))
  return translationRule({
    ...page,
    // Of other routes it counts which namespaces they are in.
    reads: [...listenerKinds, ...routeKinds],
    about: kinds,
    check(model, report) {
      for (const { kind, findings } of parts) {
        const resources = effective(model, kind)
        if (resources.length === 0) continue
        const found = findings(model, resources)
        for (let i = 0; i < resources.length; i++)
          if (found[i] !== none) for (const finding of found[i]!) report(resources[i]!, finding)
      }
    },
  })
}

const none: readonly Finding[] = []
