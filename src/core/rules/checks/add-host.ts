import type { Server } from '../../model/gateways.ts'
import type { Resource } from '../../model/resource.ts'
import { insertItem } from '../../operations/insert-item.ts'
import type { FindingFix } from '../define-rule.ts'

/** A fix that gives a Gateway's server a host for the VirtualServices of a namespace, written as its other hosts are. */
export function addHostFix(
  { gateway, server }: { readonly gateway: Resource; readonly server: Server },
  host: string,
  namespace: string,
): FindingFix {
  return {
    title: `Add ${host} to ${gateway.name}`,
    operation: () =>
      insertItem(
        { resource: gateway.id, path: [...server.path, 'hosts'] },
        server.hosts.length,
        server.hosts.some(it => it.namespace) ? `${namespace}/${host}` : host,
      ),
  }
}
