import { nameWords } from '../explain/explain-words.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { gatewayReference } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import { addResource } from '../operations/add-resource.ts'
import { withoutPort } from '../request/request.ts'
import type { Json } from '../yaml/source-document.ts'
import { bindingIdeas } from './connection-ideas.ts'
import { edit, type Idea, type Stop } from './stop.ts'

/** What to change where no virtual host has the Host, or the one that has it lacks a rule that another VirtualService has. */
export function hostIdeas(stop: Stop): Idea[] {
  const { model, workload, trace, request } = stop
  const taken = trace.filterChain?.server
  const name = withoutPort(request.host ?? '').toLowerCase()
  if (!taken || name === '' || !/^[a-z0-9.*_-]+$/.test(name)) return []
  const servers = buildGateway(model, workload).placed.filter(
    it => it === taken || (it.routeName !== undefined && it.routeName === taken.routeName),
  )
  return [...bindingIdeas(stop, servers.slice(0, 4), name), ...newVirtualService(stop, name)]
}

/** A VirtualService of its own for the Host, where there is none in the files that could take it. */
function newVirtualService({ model, trace }: Stop, name: string): Idea[] {
  const placed = trace.filterChain?.server
  const service = effective(model, 'Service').find(it => it.name !== '')
  if (!placed || !service || effective(model, 'VirtualService').length > 0) return []
  const { gateway } = placed
  const offered = readGateway(gateway).servers[placed.server.index]?.hosts ?? []
  const namespace = offered.find(it => it.namespace !== undefined)?.namespace ?? service.namespace
  const template: Json = {
    hosts: [name],
    gateways: [gatewayReference(gateway, namespace)],
    http: [{ route: [{ destination: { host: fullHost(service.name, service) } }] }],
  }
  return [
    edit(
      `Add a VirtualService that routes ${name} from ${nameWords(gateway)} to ${service.name}`,
      addResource({ kind: 'VirtualService', name: service.name, namespace, file: gateway.file, template }),
    ),
  ]
}
