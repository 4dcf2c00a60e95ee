import type { Path } from '../../yaml/path.ts'
import type { Finding } from '../define-rule.ts'
import type { WebhookRule } from '../engine/webhook-rule.ts'
import { loadBalancerRule } from './destination-rule-rule.ts'
import type { DestinationRuleSpec, LocalitySetting } from './destination-rule-spec.ts'
import { type LocalityFinding, localityView } from './locality-view.ts'

/** A webhook rule about one thing that Istio finds in the settings for localities. */
export function localityRule<K extends LocalityFinding['kind']>(
  rule: Omit<WebhookRule<DestinationRuleSpec>, 'kinds' | 'check' | 'severity'> & {
    readonly kind: K
    finding(found: Extract<LocalityFinding, { kind: K }>, path: Path, setting: LocalitySetting): Finding
  },
) {
  return loadBalancerRule({
    onlyWith: ['localityLbSetting'],
    ...rule,
    severity: 'error',
    check({ localityLbSetting }, path, report) {
      if (!localityLbSetting) return
      for (const found of localityView(localityLbSetting).findings)
        if (found.kind === rule.kind)
          report(
            rule.finding(
              found as Extract<LocalityFinding, { kind: K }>,
              [...path, 'localityLbSetting'],
              localityLbSetting,
            ),
          )
    },
  })
}
