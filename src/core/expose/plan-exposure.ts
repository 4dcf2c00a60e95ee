import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { namesGateway } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import { effective, homeIn, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { takesFromOutside, usualSelector } from '../operations/usual-gateway.ts'
import type { Version } from '../operations/write-subsets.ts'
import { type ExposeAnswers, type ExposeFaults, type Exposure, readAnswers } from './answers.ts'
import { type Clash, claims, type ServerStep, stepsOn, wantedServers } from './plan-servers.ts'

/** What is written for an exposure. */
export interface ExposurePlan {
  readonly exposure: Exposure
  readonly gateway: GatewayPlan
  /** Set for two versions. */
  readonly versions: VersionPlan | undefined
}

export type GatewayPlan =
  | { readonly type: 'new'; readonly selector: Readonly<Record<string, string>> }
  | { readonly type: 'existing'; readonly gateway: Resource; readonly steps: readonly ServerStep[] }

export interface VersionPlan {
  /** The subset that has the rest of the traffic. */
  readonly current: string
  readonly second: string
  readonly shares: readonly [number, number]
  readonly rule: Resource | undefined
  readonly missing: readonly Version[]
}

/** What answers come to beside the files as they are; or what is wrong with them. */
export function planExposure(
  model: Model,
  answers: ExposeAnswers,
):
  | { readonly plan: ExposurePlan }
  /** `routed` has the host already, and could take the service as well. */
  | { readonly faults: ExposeFaults; readonly routed?: Resource; readonly exposure?: Exposure } {
  const read = readAnswers(model, answers)
  if ('faults' in read) return read
  const { exposure } = read
  const gateway = gatewayPlan(model, exposure, answers.gateway)
  if ('clash' in gateway) {
    const faults = { [gateway.clash.field]: gateway.clash.message }
    const routed = gatewaysFor(model, exposure)
      .map(it => alreadyRouted(model, exposure, it))
      .find(it => it !== undefined)
    return routed ? { faults, routed, exposure } : { faults }
  }
  const routed = gateway.type === 'existing' ? alreadyRouted(model, exposure, gateway.gateway) : undefined
  if (routed)
    return {
      faults: {
        host: `${exposure.host} is routed by VirtualService ${routed.name} already. Add the service there, or use another host.`,
      },
      routed,
      exposure,
    }
  return { plan: { exposure, gateway, versions: versionPlan(model, exposure) } }
}

/** Gateways that traffic from outside comes through, those that serve the host already first. */
export function gatewaysFor(model: Model, exposure: Exposure | undefined): readonly Resource[] {
  const all = effective(model, 'Gateway').filter(it => it.name !== '' && takesFromOutside(it))
  if (!exposure) return all
  const rank = (it: Resource) =>
    (serves(it, exposure) ? 0 : 2) + (it.namespace === exposure.service.namespace ? 0 : 1)
  return all.toSorted((a, b) => rank(a) - rank(b))
}

function gatewayPlan(
  model: Model,
  exposure: Exposure,
  wanted: string | undefined,
): GatewayPlan | { readonly clash: Clash } {
  const all = gatewaysFor(model, exposure)
  const chosen = wanted === undefined ? undefined : all.find(it => it.id === wanted)
  const tried = chosen ? [chosen] : wanted === 'new' ? [] : all
  for (const gateway of tried) {
    const found = stepsOn(gateway, exposure)
    if ('steps' in found) return { type: 'existing', gateway, steps: found.steps }
    // Another Gateway would contend for the host; where only a port is taken, another one may have room.
    if (chosen || serves(gateway, exposure)) return found
  }
  const rival = wanted === 'new' ? all.find(it => serves(it, exposure)) : undefined
  if (rival)
    return {
      clash: {
        field: 'gateway',
        message: `Gateway ${rival.name} serves ${exposure.host} already. Choose it here.`,
      },
    }
  return { type: 'new', selector: usualSelector(model, exposure.service.namespace) }
}

function serves(gateway: Resource, exposure: Exposure): boolean {
  const ports = wantedServers(exposure).map((it): number => it.port)
  return readGateway(gateway).servers.some(
    it => it.number !== undefined && ports.includes(it.number) && claims(it, exposure),
  )
}

function alreadyRouted(model: Model, { host }: Exposure, gateway: Resource): Resource | undefined {
  return effective(model, 'VirtualService').find(it => {
    const { hosts, gateways } = readVirtualService(it)
    return (
      hosts.some(one => one.text === host) &&
      gateways.some(one => namesGateway(one.text, it.namespace, gateway))
    )
  })
}

function versionPlan(model: Model, { service, version }: Exposure): VersionPlan | undefined {
  if (!version) return undefined
  const host = fullHost(service.host, homeIn(model, service.namespace))
  // One for a wildcard is for other services as well.
  const rule = destinationRulesFor(model, host, service.namespace).find(
    it => fullHost(readDestinationRule(it).host, it) === host,
  )
  const subsets = rule ? readDestinationRule(rule).subsets : []
  const second = version.name
  const others = subsets.map(it => it.name).filter(it => it !== '' && it !== second)
  const current = others.find(it => it === 'v1') ?? others[0] ?? (second === 'v1' ? 'v2' : 'v1')
  const like = subsets.find(it => it.name === current) ?? subsets[0]
  const keys = [...(like?.labels?.keys() ?? [])]
  const key = keys.length === 1 ? keys[0]! : 'version'
  const missing = [current, second].filter(it => !subsets.some(known => known.name === it))
  return {
    current,
    second,
    shares: [100 - version.share, version.share],
    rule,
    missing: missing.map(name => ({ name, labels: { [key]: name } })),
  }
}
