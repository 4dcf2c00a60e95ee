import { explainBinding } from '../model/binding.ts'
import { readGateway } from '../model/gateways.ts'
import { hostsOverlap } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { fullHosts } from '../model/virtual-services.ts'
import { quick } from './question.ts'

export interface HostUsesAsk {
  readonly gateway: ResourceId
  /** The server's place in the list. */
  readonly server: number
}

export interface HostUsesAnswer {
  /** One a host of the server, as it is written. */
  readonly uses: readonly HostUse[]
  /** Those that VirtualServices are in. */
  readonly namespaces: readonly string[]
}

/** Who makes use of one host of a server. */
export interface HostUse {
  readonly host: string
  /** VirtualServices that the server takes by this host. */
  readonly users: readonly NamedResource[]
  /** Those that would be taken if they named the Gateway. */
  readonly candidates: readonly NamedResource[]
  /** Those with such a host that the server does not take for another reason, with it. */
  readonly others: readonly (NamedResource & { readonly why: string })[]
}

export interface NamedResource {
  readonly id: ResourceId
  readonly namespace: string
  readonly name: string
}

/** The VirtualServices that each host of a server is for, by Istio's rules of binding. */
export const hostUses = quick(['model'], ({ model }, { gateway: id, server: index }: HostUsesAsk) => {
  const namespaces = [...new Set(model.ofKind('VirtualService').map(it => it.namespace))]
  const gateway = model.ofKind('Gateway').find(it => it.id === id)
  const server = gateway && readGateway(gateway).servers[index]
  if (!server) return { uses: [], namespaces } satisfies HostUsesAnswer
  const judged = effective(model, 'VirtualService')
    .filter(it => server.hosts.some(host => isFor(host.host, it)))
    .map(resource => ({ resource, binding: explainBinding(model, resource, gateway, index) }))
  const uses = server.hosts.map(({ host, namespace, text }): HostUse => {
    const fitting = judged.filter(it => isFor(host, it.resource))
    const admitted = fitting.filter(it => namespace === undefined || namespace === it.resource.namespace)
    const kept = fitting.filter(it => !admitted.includes(it))
    return {
      host: text,
      users: admitted.filter(it => it.binding.bound).map(it => named(it.resource)),
      candidates: admitted
        .filter(it => !it.binding.bound && it.binding.reason === 'not-named')
        .map(it => named(it.resource)),
      others: [
        ...kept.map(it => ({ ...named(it.resource), why: `is in namespace ${it.resource.namespace}` })),
        ...admitted.flatMap(({ resource, binding }) =>
          binding.bound || binding.reason === 'not-named'
            ? []
            : [{ ...named(resource), why: binding.message }],
        ),
      ],
    }
  })
  return { uses, namespaces } satisfies HostUsesAnswer
})

function isFor(host: string, virtualService: Resource): boolean {
  return fullHosts(virtualService).some(it => hostsOverlap(it.text, host))
}

function named({ id, namespace, name }: Resource): NamedResource {
  return { id, namespace, name }
}
