import { type Answer, stopped } from './answer.ts'
import { proxyWords } from './explain-action.ts'
import { openUp, routeAnswer } from './explain-arrival.ts'
import { shorten } from './explain-words.ts'
import type { Explained } from './explanation.ts'

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
        `Add ${host} to a server of this port and to a VirtualService that names the Gateway.`,
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
          : 'Send a client certificate, or use mode SIMPLE.',
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
          ? 'Put the TLS match with destinationSubnets last, or give each match after it its own destinationSubnets.'
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
