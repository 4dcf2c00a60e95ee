import { type Cluster, isBuiltIn } from '../istio/routes/clusters.ts'
import { type Standing, standingOf } from '../istio/routes/standing.ts'
import { meshServices } from '../istio/sidecar/mesh-services.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { percentWords } from '../text/percent-words.ts'
import type { MeshPath } from '../trace/connect.ts'
import { clusterShares, clusterWords, proxyWords } from './explain-action.ts'
import { shorten } from './explain-words.ts'
import type { Explained, Explanation } from './explanation.ts'

type Answer = Pick<Explanation, 'title' | 'seen' | 'advice' | 'verdict'>

/** What a client sees in the end, and what to change where that is a fault. */
export function answerOf(explained: Explained): Answer {
  const { trace, request } = explained
  const host = shorten(request.host ?? '') || 'an empty Host'
  switch (trace.outcome) {
    case 'route':
      return routeAnswer(explained)
    case 'redirect': {
      const { code = 301, location = '' } = trace.redirect ?? {}
      return {
        title: `${code} → ${shorten(location, 200)}`,
        seen: String(code),
        advice: undefined,
        verdict: 'answered',
      }
    }
    case 'direct_response': {
      const status = trace.directResponse?.status ?? 0
      if (trace.virtualHost?.otherwise && !trace.route)
        return stopped(`${status} Bad Gateway`, `${status} direct_response`, openUp(explained))
      return {
        title: `${status} from the ${proxyWords(trace)}`,
        seen: String(status),
        advice: undefined,
        verdict: 'answered',
      }
    }
    case 'not_found':
      return stopped(
        '404 Not Found',
        '404 NR route_not_found',
        `Add a rule that takes this request, or a last rule without match, to a VirtualService for ${host}.`,
      )
    case 'no_virtual_host':
      return stopped(
        '404 Not Found',
        '404 NR route_not_found',
        `Give ${host} to a server of this port and to a VirtualService that names the Gateway.`,
      )
    case 'no_listener':
      return stopped(
        'Connection refused',
        'connection refused',
        `Add a server for port ${request.port}, or a rule for the server that is there; a Service may lead to another port of the workload.`,
      )
    case 'no_filter_chain':
      return stopped(
        'Connection closed',
        'NR filter_chain_not_found',
        request.tls === 'none'
          ? 'Use TLS on this port, or add a server of protocol HTTP on another.'
          : 'Add the server name to the hosts of a server of this port (for PASSTHROUGH, to the sniHosts of a tls rule), or send another SNI.',
      )
    case 'tls_error':
      return stopped(
        'TLS handshake fails',
        request.tls === 'none' ? 'connection closed' : 'TLS alert: certificate required',
        request.tls === 'none'
          ? 'Use https for this port.'
          : 'Offer a client certificate, or use mode SIMPLE.',
      )
    case 'protocol_error':
      return stopped(
        'Protocol error',
        request.protocol === 'tcp' ? '400 DPE' : 'TLS error: wrong version number',
        request.protocol === 'tcp'
          ? 'Give the port the protocol TCP or TLS.'
          : 'Use http for this port, or give the port the protocol HTTPS and a certificate.',
      )
    case 'listener_rejected':
      return stopped(
        'Listener rejected',
        'connection refused, or as before the change',
        trace.mesh
          ? 'Put the TLS match with destinationSubnets last, or give each match after it destinationSubnets of its own.'
          : 'Let only one server of this port take the name; the same host under two namespaces counts twice.',
      )
    case 'invalid_request':
      return stopped(
        '400 Bad Request',
        '400 DPE',
        'Send a method in capital letters and a path of printable ASCII.',
      )
  }
}

function routeAnswer(explained: Explained): Answer {
  const { trace, model, workload } = explained
  const { clusters } = trace
  const [only] = clusters
  if (trace.mesh && only && isBuiltIn(only)) return pastAnswer(explained, trace.mesh, only)
  const shares = clusterShares(clusters)
  const title = clusters
    .map((it, i) =>
      shares.length > 1 ? `${clusterWords(it)} ${percentWords(shares[i] ?? 0)}` : clusterWords(it),
    )
    .join(', ')
  if (clusters.length === 0)
    return stopped('No destination', '503', 'Give a destination of the rule a weight.')
  const lacking = (standing: Standing) =>
    clusters.filter(it => standingOf(model, workload.namespace, it) === standing)
  const [missing, outside] = [lacking('missing'), lacking('outside')]
  if (missing.length === clusters.length)
    return stopped(
      title,
      trace.route ? '503 NC cluster_not_found' : 'connection closed',
      `The rule takes the request, but ${missing.length > 1 ? 'none of its destinations exists' : 'its destination does not exist'}.`,
    )
  const words = (all: readonly Cluster[]) => all.map(clusterWords).join(', ')
  const advice = [
    missing.length > 0 && `Does not exist: ${words(missing)}. Its part of the requests gets 503.`,
    outside.length > 0 &&
      `Not in the files: ${words(outside)}. A destination that does not exist answers 503.`,
  ].filter(Boolean)
  return {
    title,
    seen:
      outside.length > 0
        ? 'the answer of the destination, or 503 where it does not exist'
        : 'the answer of the destination',
    advice: advice.length > 0 ? advice.join(' ') : undefined,
    verdict: 'arrived',
  }
}

/** What becomes of a call that belongs to no service: it goes on to its address, or is closed. */
function pastAnswer(explained: Explained, mesh: MeshPath, { exists }: Cluster): Answer {
  if (!exists)
    return stopped('Connection closed', 'connection closed, UH no_healthy_upstream', openUp(explained))
  return {
    title: `Past the mesh to ${shorten(mesh.called) || 'an empty name'}:${explained.request.port}`,
    seen: 'the answer of that address, or 502 where there is none',
    advice: joinMesh(explained.model, mesh),
    verdict: 'arrived',
  }
}

/** How a call that belongs to no service is let through after all. */
function openUp({ model, trace, request }: Explained): string {
  if (trace.mesh?.isImported) return joinMesh(model, trace.mesh)
  const host = shorten(trace.mesh?.called || request.host || '') || 'it'
  return `Let the egress hosts of the Sidecar cover ${host}, add a ServiceEntry for it where there is no Service, or set the mode ALLOW_ANY.`
}

/** What would make a service of a name that is called past the mesh. */
function joinMesh(model: Model, { called, target, isImported }: MeshPath): string {
  const name = shorten(called) || 'the name'
  if (isImported) return `${name} has no such port, or speaks something else on it: see the listener.`
  if (target)
    return `Let the egress hosts of the Sidecar cover ${shorten(target.host)}; its rules are not used here.`
  const elsewhere = meshServices(model).find(it => serviceOfHost(it.host)?.name === called)
  if (elsewhere)
    return `From another namespace ${name} is called ${shorten(`${called}.${elsewhere.namespace}`)}; a bare name means a service beside the caller.`
  return `No service of the files has the name ${name}: rules are used once a Service or ServiceEntry has it.`
}

function stopped(title: string, seen: string, advice: string): Answer {
  return { title, seen, advice, verdict: 'stopped' }
}
