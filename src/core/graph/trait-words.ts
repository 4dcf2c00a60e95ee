import { has, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'

/**
 * What a DestinationRule sets for a subset, or for the whole service, a word each. What a subset sets itself counts in place
 * of what the rule sets for all (as in Istio's MergeTrafficPolicy); ports of their own are left out.
 */
export function traitWords(rule: Resource | undefined, subset: string): readonly string[] {
  if (!rule) return []
  const own = mapsAt(rule.spec, 'subsets').find(it => textAt(it, 'name') === subset)
  const policies = [...(own ? [mapAt(own, 'trafficPolicy')] : []), mapAt(rule.spec, 'trafficPolicy')]
  const setting = (name: string) => policies.find(it => has(it, name))
  const tls = setting('tls')
  const mode = tls && textAt(mapAt(tls, 'tls'), 'mode')
  return [
    mode === 'DISABLE' ? 'no TLS' : mode === 'ISTIO_MUTUAL' || mode === 'MUTUAL' ? 'mTLS' : tls ? 'TLS' : '',
    setting('outlierDetection') ? 'outliers' : '',
    setting('connectionPool') ? 'pools' : '',
  ].filter(it => it !== '')
}
