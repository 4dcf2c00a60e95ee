import { memoByKinds } from '../../../model/memo.ts'
import { effective } from '../../../model/model.ts'
import { textAt } from '../../../model/read-value.ts'
import { isOwnController } from '../gateway-classes.ts'
import { builtGateways } from '../gateways.ts'
import { kindsLookedAt, routeKinds } from '../kinds.ts'
import { readRoute } from '../read-route.ts'
import { condition } from './condition.ts'
import { gatewayStatus, listenerSetStatus } from './gateway-status.ts'
import type { ObjectStatus } from './object-status.ts'
import { policyStatus } from './policy-status.ts'
import { routeStatus } from './route-status.ts'

/** The statuses that Istio's controller would write, of the objects that it takes care of. */
export const objectStatuses = memoByKinds(kindsLookedAt, (model): readonly ObjectStatus[] => {
  const gateways = builtGateways(model)
  const routes = routeKinds.flatMap(kind =>
    effective(model, kind).map(it => routeStatus(model, readRoute(it))),
  )
  return [
    ...effective(model, 'GatewayClass')
      .filter(it => isOwnController(model, textAt(it.spec, 'controllerName') ?? ''))
      .map(it => ({
        resource: it,
        kind: it.kind,
        name: it.name,
        conditions: [condition('Accepted', undefined)],
      })),
    ...gateways.map(it => gatewayStatus(model, it)),
    ...gateways.flatMap(it => it.sets.map(set => listenerSetStatus(model, it, set))),
    ...routes,
    ...effective(model, 'BackendTLSPolicy').map(it => policyStatus(model, it)),
  ]
})
