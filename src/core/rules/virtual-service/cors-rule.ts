import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import type { WebhookRule } from '../engine/webhook-rule.ts'
import { httpRouteRule } from './virtual-service-rule.ts'
import type { CorsPolicy, VirtualServiceSpec } from './virtual-service-spec.ts'

/** A webhook rule about the CORS policy of each HTTP route that has one. */
export function corsRule(
  rule: Omit<WebhookRule<VirtualServiceSpec>, 'kinds' | 'check'> & {
    check(policy: CorsPolicy, path: Path, report: Report): void
  },
) {
  return httpRouteRule({
    onlyWith: ['corsPolicy'],
    ...rule,
    check(route, path, report) {
      if (route.corsPolicy) rule.check(route.corsPolicy, [...path, 'corsPolicy'], report)
    },
  })
}
