import { selectedWorkloads } from '../../istio/gateway/gateway-workloads.ts'
import { type DroppedServer, mergeServers } from '../../istio/gateway/merge-servers.ts'
import { memoByKinds } from '../../model/memo.ts'

/** The kinds that say which servers are left out. */
export const droppedServerKinds: ['Gateway', 'Service', 'Pod', 'Deployment'] = [
  'Gateway',
  'Service',
  'Pod',
  'Deployment',
]

/** The servers that Istio leaves out when it merges the Gateways of a workload, each once, with what holds their place. */
export const droppedServers = memoByKinds(droppedServerKinds, (model): readonly DroppedServer[] => {
  const found = new Map<string, DroppedServer>()
  for (const { workload } of selectedWorkloads(model))
    for (const dropped of mergeServers(model, workload).dropped) {
      const key = JSON.stringify([dropped.gateway.id, dropped.server.index, dropped.reason])
      if (!found.has(key)) found.set(key, dropped)
    }
  return [...found.values()]
})

/** The server that holds the place, in words: of the same Gateway by its number, of another by the Gateway's name. */
export function holderWords({ gateway, holder }: DroppedServer): string {
  if (!holder) return 'another server'
  return holder.gateway === gateway
    ? `server ${holder.server.index + 1}`
    : `Gateway ${holder.gateway.namespace}/${holder.gateway.name}`
}
