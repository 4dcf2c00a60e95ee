import { buildMesh } from '../istio/sidecar/build-mesh.ts'
import { type MeshHost, type UnusedVirtualService, usualNames } from '../istio/sidecar/mesh-virtual-hosts.ts'
import { fullHost, isHostWithin } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import { type Resource, writtenPlace } from '../model/resource.ts'
import { isVisibleIn } from '../model/services.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { withoutPort } from '../request/request.ts'
import type { MeshPath } from '../trace/connect.ts'
import { candidateLimit, listWords, nameWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** Which virtual host of the port takes the Host, and why VirtualServices for it are not among them. */
export function meshHostStage(explained: Explained, mesh: MeshPath): Stage {
  const { model, trace, request } = explained
  const host = shorten(request.host ?? '') || '(empty)'
  const { port } = request
  const routes = buildMesh(model, mesh.workload).routes(port)
  const found = routes.hosts.find(it => it.name === trace.virtualHost?.name)
  const own = mesh.chain.service
  // On the address of one service every Host means that service.
  const all = own ? routes.hosts.filter(it => it.service?.host === own.host) : routes.hosts
  const ordered = found ? [found, ...all.filter(it => it !== found)] : all
  const candidates = ordered.map(
    (it): Candidate => ({
      ...placeOf(it),
      label: labelOf(it),
      taken: it === found,
      why:
        it === found
          ? takenWords(it, host, own !== undefined)
          : passedWords(it, trace.domain ?? '*', request.host ?? ''),
    }),
  )
  const stage = {
    name: 'virtualHost',
    candidates: [
      ...candidates.slice(0, candidateLimit),
      ...unused(explained, mesh, routes.unused, found),
    ].slice(0, candidateLimit),
  } as const
  if (!found)
    return { ...stage, verdict: 'stopped', sentence: `No virtual host on port ${port} takes Host ${host}.` }
  return { ...stage, verdict: 'passed', sentence: sentenceOf() }

  function sentenceOf(): string {
    if (!found) return ''
    if (found.domains.includes('*') && !found.service && !found.virtualService)
      return `No service and no VirtualService that the sidecar knows has Host ${host} on port ${port}: ${found.name} takes it.`
    const owner = found.virtualService
      ? `the rules of ${nameWords(found.virtualService)}`
      : 'the service itself'
    return `Host ${host} belongs to ${shorten(found.service?.host ?? trace.domain ?? '')}, with ${owner}.`
  }
}

function labelOf({ name, domains }: MeshHost): string {
  return domains.includes('*') ? name : listWords(usualNames(domains), 5)
}

function placeOf({ virtualService, service }: MeshHost): { readonly place?: Candidate['place'] & {} } {
  if (virtualService) return { place: writtenPlace(virtualService, ['spec', 'hosts']) }
  return service?.resource ? { place: writtenPlace(service.resource, []) } : {}
}

function takenWords({ domains, name }: MeshHost, host: string, isOwn: boolean): string {
  if (isOwn) return 'The connection came to the address of this service, so the Host does not matter.'
  if (name === 'allow_any') return 'It takes every host that no other takes, and lets it through.'
  if (name === 'block_all') return 'It takes every host that no other takes, and refuses it.'
  const asked = withoutPort(host.toLowerCase())
  return domains.some(it => it.toLowerCase() === asked)
    ? 'The Host is one of its names.'
    : `It has the longest wildcard that covers ${host}.`
}

function passedWords({ domains }: MeshHost, found: string, host: string): string {
  const name = withoutPort(host.toLowerCase())
  const covers = domains.some(
    it => it === '*' || (it.startsWith('*') && name.endsWith(it.slice(1).toLowerCase())),
  )
  return covers ? `${found} is more exact.` : 'It has other names.'
}

/** VirtualServices for the called host that are not used for it, each with the first reason. */
function unused(
  { model, request }: Explained,
  { workload, target, scope }: MeshPath,
  unusedHere: readonly UnusedVirtualService[],
  found: MeshHost | undefined,
): Candidate[] {
  const names = [withoutPort((request.host ?? '').toLowerCase()), target?.host ?? ''].filter(it => it !== '')
  const reasons = new Map(unusedHere.map(it => [it.virtualService, it]))
  const imported = new Set(scope.egress.flatMap(it => it.virtualServices))
  return effective(model, 'VirtualService').flatMap((it): Candidate[] => {
    if (it === found?.virtualService || !isForOne(it, names)) return []
    return [
      { place: placeOfReason(it), label: `VirtualService ${nameWords(it)}`, taken: false, why: why(it) },
    ]
  })

  function placeOfReason(it: Resource): NonNullable<Candidate['place']> {
    const isMesh = isMeshBound(readVirtualService(it))
    return writtenPlace(it, isMesh ? [] : ['spec', 'gateways'])
  }

  function why(it: Resource): string {
    const view = readVirtualService(it)
    if (!isMeshBound(view)) return 'It is for gateways only: mesh is not one of its gateways.'
    if (!isVisibleIn(view.exportTo, it.namespace, workload.namespace))
      return `It is not exported to namespace ${shorten(workload.namespace)}.`
    if (!imported.has(it)) return 'The egress hosts of the Sidecar do not cover it.'
    const reason = reasons.get(it)
    switch (reason?.reason) {
      case 'no-rule':
        return `It has no HTTP rule for port ${request.port} and this workload.`
      case 'no-service':
        return reason.holder
          ? `${nameWords(reason.holder)} has a more exact host for the service.`
          : `None of its hosts is a service with HTTP on port ${request.port}; hosts that are not services count only on port 80.`
      case 'taken':
        return reason.holder
          ? `${nameWords(reason.holder)} has the same host and comes first; their rules are never combined.`
          : 'Another VirtualService has its host and comes first.'
      default:
        return found?.virtualService
          ? `${nameWords(found.virtualService)} has the same host and comes first.`
          : 'It is for other names on the port.'
    }
  }
}

function isForOne(virtualService: Resource, names: readonly string[]): boolean {
  return readVirtualService(virtualService).hosts.some(({ text }) => {
    const host = fullHost(text, virtualService).toLowerCase()
    return names.some(it => isHostWithin(it.toLowerCase(), host))
  })
}
