import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookObject, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import { destinations, httpMatches, httpRoutes, type Placed } from './placed-parts.ts'
import type { Destination, HttpMatch, HttpRoute, VirtualServiceSpec } from './virtual-service-spec.ts'

export type VirtualServiceObject = WebhookObject<VirtualServiceSpec>

type Page = Omit<WebhookRule<VirtualServiceSpec>, 'kinds' | 'check'>
type PlaceCheck<T> = (value: T, path: Path, report: Report, spec: VirtualServiceSpec) => void

/** A webhook rule about a VirtualService as a whole. */
export function virtualServiceRule(rule: Omit<WebhookRule<VirtualServiceSpec>, 'kinds'>) {
  return webhookRule({ ...rule, kinds: ['VirtualService'] })
}

/** A webhook rule about each HTTP route. */
export function httpRouteRule(rule: Page & { check: PlaceCheck<HttpRoute> }) {
  return placeRule(rule, httpRoutes)
}

/** A webhook rule about each match of an HTTP route. */
export function httpMatchRule(rule: Page & { check: PlaceCheck<HttpMatch> }) {
  return placeRule(rule, httpMatches)
}

/** A webhook rule about each destination: of routes of any protocol, of mirrors, and the egress proxy of a Sidecar. */
export function destinationRule(
  rule: Omit<WebhookRule<VirtualServiceSpec | ProxiedSpec>, 'kinds' | 'check'> & {
    check(destination: Destination, path: Path, report: Report): void
  },
) {
  return webhookRule<VirtualServiceSpec | ProxiedSpec>({
    ...rule,
    kinds: ['VirtualService', 'Sidecar'],
    check({ spec }, report) {
      const places = 'http' in spec ? destinations(spec) : egressProxy(spec)
      for (const { value, path } of places) rule.check(value, path, report)
    },
  })
}

/** A Sidecar's spec as far as it sends traffic somewhere. */
interface ProxiedSpec {
  readonly outboundTrafficPolicy?: { readonly mode: string; readonly egressProxy?: Destination }
}

/** Istio looks at it only where everything can be reached and a port is named. */
function egressProxy({ outboundTrafficPolicy: policy }: ProxiedSpec): Placed<Destination>[] {
  if (policy?.mode !== 'ALLOW_ANY' || !policy.egressProxy?.port) return []
  return [{ value: policy.egressProxy, path: ['spec', 'outboundTrafficPolicy', 'egressProxy'] }]
}

function placeRule<T>(
  rule: Page & { check: PlaceCheck<T> },
  places: (spec: VirtualServiceSpec) => readonly Placed<T>[],
) {
  return virtualServiceRule({
    ...rule,
    check({ spec }, report) {
      for (const { value, path } of places(spec)) rule.check(value, path, report, spec)
    },
  })
}
