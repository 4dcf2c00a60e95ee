import type { Path } from '../../yaml/path.ts'
import type { Finding } from '../define-rule.ts'
import type { WebhookRule } from '../engine/webhook-rule.ts'
import { type RedirectFault, redirectFault } from './redirect-fault.ts'
import { httpRouteRule } from './virtual-service-rule.ts'
import type { HttpRedirect, VirtualServiceSpec } from './virtual-service-spec.ts'

/** A webhook rule about one fault of a redirect. */
export function redirectRule(
  rule: Omit<WebhookRule<VirtualServiceSpec>, 'kinds' | 'check' | 'severity'> & {
    readonly fault: RedirectFault
    finding(redirect: HttpRedirect, path: Path): Finding
  },
) {
  return httpRouteRule({
    onlyWith: ['redirect'],
    ...rule,
    severity: 'error',
    check({ redirect, match }, path, report) {
      if (redirect && redirectFault(redirect, match) === rule.fault)
        report(rule.finding(redirect, [...path, 'redirect']))
    },
  })
}
