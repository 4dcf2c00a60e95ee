import { explainBinding } from '../../../core/model/binding.ts'
import { readGateway } from '../../../core/model/gateways.ts'
import { hostsOverlap } from '../../../core/model/hosts.ts'
import { effective, type Model } from '../../../core/model/model.ts'
import type { Resource } from '../../../core/model/resource.ts'
import { readVirtualService } from '../../../core/model/virtual-services.ts'

/** Who makes use of one host of a server. */
export interface HostUse {
  /** VirtualServices that the server takes by this host. */
  readonly users: readonly Resource[]
  /** Those that would be taken if they named the Gateway. */
  readonly candidates: readonly Resource[]
  /** Those with such a host that the server does not take for another reason, with it. */
  readonly others: readonly { readonly resource: Resource; readonly why: string }[]
}

/** The VirtualServices that a host of a server is for, by Istio's rules of binding; one entry a host. */
export function hostUses(model: Model, gateway: Resource, serverIndex: number): readonly HostUse[] {
  const server = readGateway(gateway).servers[serverIndex]
  if (!server) return []
  const judged = effective(model, 'VirtualService')
    .filter(it => server.hosts.some(host => isFor(host.host, it)))
    .map(resource => ({ resource, binding: explainBinding(model, resource, gateway, serverIndex) }))
  return server.hosts.map(({ host, namespace }) => {
    const fitting = judged.filter(it => isFor(host, it.resource))
    const admitted = fitting.filter(it => namespace === undefined || namespace === it.resource.namespace)
    const kept = fitting.filter(it => !admitted.includes(it))
    return {
      users: admitted.filter(it => it.binding.bound).map(it => it.resource),
      candidates: admitted
        .filter(it => !it.binding.bound && it.binding.reason === 'not-named')
        .map(it => it.resource),
      others: [
        ...kept.map(it => ({ resource: it.resource, why: `is in namespace ${it.resource.namespace}` })),
        ...admitted.flatMap(({ resource, binding }) =>
          binding.bound || binding.reason === 'not-named' ? [] : [{ resource, why: binding.message }],
        ),
      ],
    }
  })
}

function isFor(host: string, virtualService: Resource): boolean {
  return readVirtualService(virtualService).hosts.some(it => hostsOverlap(it.text, host))
}
