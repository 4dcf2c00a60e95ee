import { type BuiltGateway, builtGateways } from '../../istio/gateway-api/gateways.ts'
import { kubernetesGateway, listenerKinds, routeKinds } from '../../istio/gateway-api/kinds.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import type { Finding, Rule } from '../define-rule.ts'
import { translationRule } from '../references/analysis-rule.ts'

type Page = Omit<Parameters<typeof translationRule>[0], 'reads' | 'about' | 'check'>

interface ListenerRule {
  /** May look at what `listenerKinds` names, and at no route. */
  check(model: Model, gateway: BuiltGateway, report: (resource: Resource, finding: Finding) => void): void
}

/** A rule about listeners: what it says is kept as routes are edited, until what listeners depend on changes. */
export function listenerRule({ check, ...page }: Page & ListenerRule): Rule {
  const kept = new WeakMap<readonly BuiltGateway[], readonly Found[]>()
  return translationRule({
    ...page,
    // Of routes it counts which namespaces they are in.
    reads: [...listenerKinds, ...routeKinds],
    about: [kubernetesGateway, 'ListenerSet'],
    check(model, report) {
      const gateways = builtGateways(model)
      for (const { resource, finding } of kept.get(gateways) ?? look(model, gateways))
        report(resource, finding)
    },
  })

  function look(model: Model, gateways: readonly BuiltGateway[]): readonly Found[] {
    const found: Found[] = []
    for (const it of gateways) check(model, it, (resource, finding) => found.push({ resource, finding }))
    kept.set(gateways, found)
    return found
  }
}

interface Found {
  readonly resource: Resource
  readonly finding: Finding
}
