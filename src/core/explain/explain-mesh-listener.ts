import type { MeshPort } from '../istio/routes/service-ports.ts'
import type { MeshChain } from '../istio/sidecar/mesh-chains.ts'
import { type MeshService, portOf } from '../istio/sidecar/mesh-services.ts'
import { spokenOn } from '../istio/sidecar/protocol-on.ts'
import { egressFor } from '../istio/sidecar/sidecar-scope.ts'
import { sniOf } from '../request/request.ts'
import type { MeshPath } from '../trace/connect.ts'
import { candidateLimit, listWords, nameWords, ruleNumber, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** Which listener of the sidecar takes the connection: a service's own address, a port that services share, or the rest. */
export function meshListenerStage(explained: Explained, mesh: MeshPath): Stage {
  const { request } = explained
  const { listener, target, isImported } = mesh
  const { port } = request
  const elsewhere = target && isImported && !listener.services.includes(target) ? [target] : []
  // The one that is called first: a port may be shared by hundreds.
  const open = target
    ? listener.services.toSorted((a, b) => Number(b === target) - Number(a === target))
    : listener.services
  if (listener.rejected) return rejectedStage(listener.rejected, port)
  return {
    name: 'listener',
    verdict: 'passed',
    sentence: sentenceOf(),
    candidates: [
      ...elsewhere.map(
        (it): Candidate => ({ ...place(it), label: it.host, taken: false, why: portsWords(it, port) }),
      ),
      ...open.map(
        (it): Candidate => ({ ...place(it), label: it.host, taken: true, why: speaks(mesh, it, port) }),
      ),
    ].slice(0, candidateLimit),
  }

  function sentenceOf(): string {
    switch (listener.type) {
      case 'service':
        return `Port ${port} of ${shorten(listener.services[0]?.host ?? '')} has a listener of its own (${shorten(listener.name)}).`
      case 'port':
        if (listener.services.length === 0)
          return `No service of the files speaks HTTP on port ${port}. A service in the cluster is assumed to, so the sidecar listens there.`
        return listener.services.length === 1
          ? `Port ${port} is open for ${shorten(listener.services[0]?.host ?? '')}; the sidecar listens there on every address.`
          : `Port ${port} is shared by ${listener.services.length} services: the sidecar listens there on every address and looks at the Host.`
      case 'rest':
        return `No service that the sidecar knows has port ${port}: its traffic goes to ${listener.name}.`
    }
  }
}

/** Two matches of TLS rules that come out equal, for which Envoy refuses the port. */
function rejectedStage(pair: readonly MeshChain[], port: number): Stage {
  return {
    name: 'listener',
    verdict: 'stopped',
    sentence: `Envoy refuses the listener of port ${port}: two of its filter chains take the same connections. Istio keeps the destinationSubnets of a TLS match for the matches after it that have none, which is a bug in Istio.`,
    candidates: pair.map(
      (it): Candidate => ({
        ...((it.place && { place: it.place }) || (it.service && place(it.service))),
        label: chainWords(it, port),
        taken: false,
        why: 'Another chain of the port takes the same server name and addresses.',
      }),
    ),
  }
}

/** Which filter chain takes what is not read as HTTP. */
export function meshChainStage({ request }: Explained, mesh: MeshPath): Stage {
  const { listener, chain } = mesh
  const asked =
    request.tls === 'none'
      ? request.protocol === 'tcp'
        ? 'The connection'
        : 'The request'
      : 'The TLS connection'
  const candidates = listener.chains.map((it): Candidate => {
    const taken = it === chain
    return {
      ...((it.place && { place: it.place }) || (it.service && place(it.service))),
      label: chainWords(it, request.port),
      taken,
      why: taken
        ? takenWords(it)
        : passedWords(it, mesh, request.tls !== 'none', sniOf(request), request.protocol === 'tcp'),
    }
  })
  const stage = { name: 'filterChain', candidates: candidates.slice(0, candidateLimit) } as const
  if (chain.type === 'passthrough') {
    const why = listener.chains.length > 0 ? 'nothing on this port takes it, and so ' : ''
    return {
      ...stage,
      verdict: mesh.scope.allowAny ? 'passed' : 'stopped',
      sentence: mesh.scope.allowAny
        ? `${asked} belongs to no service: ${why}it goes to the called address.`
        : `${asked} belongs to no service: ${why}it is closed.`,
    }
  }
  return {
    ...stage,
    verdict: 'passed',
    sentence: `${asked} is forwarded as bytes${chain.service ? ` with the routes of ${shorten(chain.service.host)}` : ''}.`,
  }
}

function chainWords(chain: MeshChain, port: number): string {
  if (chain.type === 'http') return `HTTP on port ${port}`
  const names = chain.serverNames.length > 0 ? `SNI ${listWords(chain.serverNames)}` : 'any bytes'
  const subnets = chain.subnets.length > 0 ? ` to ${listWords(chain.subnets)}` : ''
  const owner = chain.virtualService
    ? `rule ${ruleNumber(chain.place)} of ${nameWords(chain.virtualService)}`
    : `${shorten(chain.service?.host ?? '')} itself`
  return `${names}${subnets}: ${owner}`
}

function takenWords({ serverNames, subnets }: MeshChain): string {
  if (serverNames.length > 0) return 'The server name is one of its names.'
  return subnets.length > 0 ? 'The address lies in its range.' : 'It takes everything.'
}

function passedWords(
  chain: MeshChain,
  { chain: found }: MeshPath,
  isTls: boolean,
  sni: string,
  isBytes: boolean,
): string {
  if (chain.type === 'http')
    return isTls
      ? 'It takes plain HTTP only, and the connection begins with TLS.'
      : isBytes
        ? 'It takes HTTP only.'
        : 'Not tried.'
  if (chain.serverNames.length > 0 && !isTls) return 'It matches by server name, which only TLS sends.'
  if (chain.serverNames.length > 0 && found.serverNames.length === 0)
    return `It takes ${listWords(chain.serverNames)}, not ${sni ? shorten(sni) : 'connections without SNI'}.`
  if (chain.subnets.length > 0)
    return `It is for addresses in ${listWords(chain.subnets)}; the address of the service is not one of them, or is not in the files.`
  return 'A better match is tried first.'
}

function speaks({ scope }: MeshPath, service: MeshService, port: number): string {
  const egress = egressFor(scope, port)
  const protocol = egress && spokenOn(egress, service, port)
  const stated = portOf(service, port)?.stated
  const written = stated ? ` (${shorten(stated, 40)})` : ''
  switch (protocol) {
    case 'http':
      return service.kind === 'assumed'
        ? 'It is not in the files; HTTP is assumed, because its rules are for HTTP.'
        : `It speaks HTTP there${written}.`
    case 'tls':
      return `It carries TLS there${written}, which the sidecar does not open.`
    case 'tcp':
      return `It carries bytes there${written}.`
    default:
      return service.kind === 'assumed'
        ? 'It is not in the files; Envoy detects its protocol from the first bytes.'
        : `Its protocol there is not set${written}: Envoy detects it from the first bytes.`
  }
}

function portsWords(service: MeshService, port: number): string {
  const own = portOf(service, port)
  if (own)
    return own.protocol === 'udp'
      ? 'The port is UDP, which sidecars do not route.'
      : 'The port is taken by another listener.'
  const all = service.ports.map((it: MeshPort) => String(it.number))
  return all.length > 0 ? `It has the ports ${listWords(all)}, not ${port}.` : `It has no port ${port}.`
}

function place({ resource }: MeshService): { readonly place?: Candidate['place'] & {} } {
  return resource ? { place: { resource: resource.id, path: ['spec', 'ports'] } } : {}
}
