import type { Model } from '../../../core/model/model.ts'
import type { Place } from '../../../core/model/resource.ts'
import { reachRule } from '../../../core/reach/reach-rule.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { traceText } from '../trace-state.ts'

/** Whether a place is a rule of a VirtualService or lies in one. */
export function isRulePlace({ resource, path }: Place): boolean {
  return (
    resource.startsWith('VirtualService/') &&
    ['http', 'tls', 'tcp'].includes(String(path[1])) &&
    typeof path[2] === 'number'
  )
}

/** Replaces the request by the smallest one that reaches a rule, or says why none does. */
export function ReachRule({ model, place }: { model: Model; place: Place }) {
  function reach(): void {
    const found = reachRule(model, { resource: place.resource, path: place.path.slice(0, 3) })
    if (found.reached) traceText(formatRequest(found.request), found.gateway, found.from)
    else
      showToast({
        title: found.proven ? 'No request reaches this rule' : 'No request was found that reaches this rule',
        description: found.reason,
        tone: 'warning',
      })
  }
  return (
    <Button size="s" variant="ghost" onClick={reach}>
      Reach this rule
    </Button>
  )
}
