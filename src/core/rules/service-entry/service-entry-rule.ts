import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import {
  type Endpoint,
  type EndpointPlace,
  endpointPlaces,
  hasBadSelector,
  type ServiceEntrySpec,
  type ServicePort,
} from './service-entry-spec.ts'

type Page<Spec> = Omit<WebhookRule<Spec>, 'kinds' | 'check' | 'isSkipped'>

/** A webhook rule about a ServiceEntry as a whole. A malformed selector keeps Istio from all of them. */
export function serviceEntryRule(rule: Omit<WebhookRule<ServiceEntrySpec>, 'kinds' | 'isSkipped'>) {
  return webhookRule({ ...rule, kinds: ['ServiceEntry'], isSkipped: ({ spec }) => hasBadSelector(spec) })
}

/** A webhook rule about each port of a ServiceEntry. */
export function servicePortRule(
  rule: Page<ServiceEntrySpec> & {
    check(port: ServicePort, path: Path, report: Report, spec: ServiceEntrySpec): void
  },
) {
  return serviceEntryRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, port] of spec.ports.entries()) rule.check(port, ['spec', 'ports', i], report, spec)
    },
  })
}

/** A webhook rule about each host of a ServiceEntry. */
export function serviceHostRule(
  rule: Page<ServiceEntrySpec> & {
    check(host: string, path: Path, report: Report, spec: ServiceEntrySpec): void
  },
) {
  return serviceEntryRule({
    ...rule,
    check({ spec }, report) {
      for (const [i, host] of spec.hosts.entries()) rule.check(host, ['spec', 'hosts', i], report, spec)
    },
  })
}

/** A webhook rule about each endpoint of a ServiceEntry, and about a WorkloadEntry. */
export function endpointRule(
  rule: Page<ServiceEntrySpec | Endpoint> & { check(place: EndpointPlace, report: Report): void },
) {
  return webhookRule<ServiceEntrySpec | Endpoint>({
    ...rule,
    kinds: ['ServiceEntry', 'WorkloadEntry'],
    isSkipped: ({ kind, spec }) => kind === 'ServiceEntry' && hasBadSelector(spec as ServiceEntrySpec),
    check(object, report) {
      for (const place of endpointPlaces(object)) rule.check(place, report)
    },
  })
}
