import { explainBinding } from '../model/binding.ts'
import { findGateway } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { quick } from './question.ts'

export interface BindingsAsk {
  readonly virtualService: ResourceId
}

/** The Gateways of a VirtualService: those it names, and those it could. */
export interface BindingsAnswer {
  readonly named: readonly NamedGateway[]
  /** Without hosts: no gateway and no sidecar takes it by itself, only rules that delegate to it. */
  readonly isDelegate: boolean
  readonly linkable: readonly {
    readonly id: ResourceId
    /** As the VirtualService would write it. */
    readonly name: string
    /** `80 shop.example.com · 443 *.example.com`. */
    readonly servers: string
  }[]
}

export interface NamedGateway {
  /** As the VirtualService names it. */
  readonly entry: string
  readonly id: ResourceId
  readonly name: string
  readonly servers: readonly ServerBinding[]
}

export interface ServerBinding {
  readonly index: number
  /** `443 HTTPS`. */
  readonly name: string
  readonly bound: boolean
  /** The hosts it is reached under there, or why it is not. */
  readonly words: string
}

/** Undefined for what is no VirtualService of the files. */
export const bindings = quick(['model'], ({ model }, ask: BindingsAsk): BindingsAnswer | undefined => {
  const own = model.ofKind('VirtualService').find(it => it.id === ask.virtualService)
  if (!own) return undefined
  const { gateways, hosts } = readVirtualService(own)
  const entries = [...new Set(gateways.map(it => it.text))].filter(it => it !== 'mesh')
  const found = entries.flatMap(entry => {
    const gateway = findGateway(model, entry, own.namespace)
    return gateway ? [{ entry, gateway }] : []
  })
  const others = effective(model, 'Gateway').filter(it => !found.some(({ gateway }) => gateway === it))
  return {
    isDelegate: hosts.length === 0,
    named: found.map(({ entry, gateway }) => ({
      entry,
      id: gateway.id,
      name: gateway.name,
      servers: serversOf(model, own, gateway),
    })),
    linkable: others.map(it => ({
      id: it.id,
      name: it.namespace === own.namespace ? it.name : `${it.namespace}/${it.name}`,
      servers: serversWords(it),
    })),
  }
})

function serversOf(model: Model, virtualService: Resource, gateway: Resource): ServerBinding[] {
  return readGateway(gateway).servers.map(({ index, portText, protocol }) => {
    const binding = explainBinding(model, virtualService, gateway, index)
    return {
      index,
      name: `${portText} ${protocol}`,
      bound: binding.bound,
      words: binding.bound ? binding.hosts.join(', ') : binding.message,
    }
  })
}

function serversWords(gateway: Resource): string {
  const words = readGateway(gateway).servers.map(
    it => `${it.portText} ${it.hosts.map(host => host.text).join(', ')}`,
  )
  return words.slice(0, 3).join(' · ') || 'no servers'
}
