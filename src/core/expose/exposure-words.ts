import type { ExposureNames } from './expose-service.ts'
import type { ExposurePlan, GatewayPlan } from './plan-exposure.ts'
import { type WantedServer, wantedServers } from './plan-servers.ts'

/** One resource of a plan, and what is written in it. */
export interface ExposurePart {
  readonly kind: 'Gateway' | 'VirtualService' | 'DestinationRule' | 'Service'
  /** With its namespace where that is not the service's. */
  readonly name: string
  readonly change: 'new' | 'changed' | 'as it is'
  readonly sentences: readonly string[]
}

/** What a plan writes, resource by resource, in sentences. */
export function exposureWords(plan: ExposurePlan, names: ExposureNames): readonly ExposurePart[] {
  const { exposure, gateway, versions } = plan
  const { service } = exposure
  const parts: ExposurePart[] = [
    gatewayPart(plan, gateway, names),
    {
      kind: 'VirtualService',
      name: names.virtualService,
      change: 'new',
      sentences: [
        `Every request for ${exposure.host} goes to ${service.host} on port ${service.port}${
          versions
            ? `: ${versions.shares[0]} % to ${versions.current} and ${versions.shares[1]} % to ${versions.second}.`
            : '.'
        }`,
      ],
    },
  ]
  if (versions)
    parts.push({
      kind: 'DestinationRule',
      name: versions.rule?.name ?? service.name,
      change: versions.rule ? (versions.missing.length > 0 ? 'changed' : 'as it is') : 'new',
      sentences:
        versions.missing.length === 0
          ? ['It has both versions already.']
          : versions.missing.map(({ name, labels }) => {
              const label = Object.entries(labels).map(([key, value]) => `${key}: ${value}`)
              return `Version ${name} is the Pods with the label ${label.join(', ')}.`
            }),
    })
  if (exposure.writesService)
    parts.push({
      kind: 'Service',
      name: service.name,
      change: 'new',
      sentences: [`Port ${service.port} of the Pods with the label app: ${service.name}.`],
    })
  return parts
}

function gatewayPart({ exposure }: ExposurePlan, plan: GatewayPlan, names: ExposureNames): ExposurePart {
  const does = (wanted: WantedServer) => serverWords(wanted, exposure.host)
  if (plan.type === 'new')
    return {
      kind: 'Gateway',
      name: names.gateway,
      change: 'new',
      sentences: wantedServers(exposure).map(it => `Port ${it.port} ${does(it)}.`),
    }
  const { gateway, steps } = plan
  const { namespace } = exposure.service
  return {
    kind: 'Gateway',
    name: gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`,
    change: steps.every(it => it.type === 'there') ? 'as it is' : 'changed',
    sentences: steps.map(({ type, wanted }) => {
      if (type === 'there') return `Port ${wanted.port} ${does(wanted)} already.`
      return type === 'addHost'
        ? `Port ${wanted.port} now ${does(wanted)} too.`
        : `A new server on port ${wanted.port} ${does(wanted)}.`
    }),
  }
}

function serverWords(wanted: WantedServer, host: string): string {
  switch (wanted.type) {
    case 'https':
      return `serves https://${host} with the certificate ${wanted.certificate}`
    case 'redirect':
      return `redirects http://${host} to HTTPS`
    case 'http':
      return `serves http://${host}`
  }
}
