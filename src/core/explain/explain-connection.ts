import type { GatewayConfig } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import { alpnOf, sniOf } from '../request/request.ts'
import { candidateLimit, chainNames, listWords, sentence, serverWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'
import { droppedCandidate, serverPlace } from './server-candidate.ts'

/** Which filter chain takes the connection, by server name and offered protocols. */
export function chainStage({ trace, request }: Explained, config: GatewayConfig): Stage {
  const chains = trace.listener?.chains ?? []
  const sni = sniOf(request)
  const asked =
    request.tls === 'none' ? 'a connection without TLS' : sni ? `SNI ${shorten(sni)}` : 'TLS without SNI'
  const candidates = chains.map((it): Candidate => {
    const isTaken = it === trace.filterChain
    return {
      place: it.action.type === 'tcp' && it.action.place ? it.action.place : serverPlace(it.server),
      label: `${serverWords(it.server)}: ${chainNames(it)}`,
      taken: isTaken,
      why: isTaken ? takenChain(it, sni) : passedChain(it, request.tls !== 'none', sni, alpnOf(request)),
    }
  })
  const dropped = config.dropped.filter(it => it.port === request.port).map(droppedCandidate)
  const all = [...candidates, ...dropped].slice(0, candidateLimit)
  const { filterChain } = trace
  if (!filterChain)
    return {
      name: 'filterChain',
      verdict: 'stopped',
      sentence: `No server on port ${request.port} takes ${asked}.`,
      candidates: all,
    }
  return {
    name: 'filterChain',
    verdict: 'passed',
    sentence: `${sentence(asked)} is taken by server ${serverWords(filterChain.server)}.`,
    candidates: all,
  }
}

/** The TLS handshake and the protocol inside; undefined where there is nothing to say. */
export function tlsStage({ trace, request }: Explained): Stage | undefined {
  const chain = trace.filterChain
  if (!chain) return undefined
  const stage = (verdict: Stage['verdict'], text: string): Stage => ({
    name: 'tls',
    verdict,
    sentence: text,
    candidates: [
      {
        place: serverPlace(chain.server),
        label: serverWords(chain.server),
        taken: verdict === 'passed',
        why: text,
      },
    ],
  })
  const mode = chain.server.server.tls?.mode ?? 'none'
  if (trace.outcome === 'tls_error')
    return request.tls === 'none'
      ? stage('stopped', `The server expects TLS (mode ${shorten(mode)}); the connection has none.`)
      : stage(
          'stopped',
          `The server asks for a client certificate (mode ${shorten(mode)}); the connection offers none.`,
        )
  if (trace.outcome === 'protocol_error')
    return request.protocol === 'tcp'
      ? stage('stopped', 'The server expects HTTP; the connection carries other bytes.')
      : stage('stopped', 'The server expects plain HTTP; the connection begins with a TLS handshake.')
  if (chain.terminatesTls)
    return stage(
      'passed',
      `The gateway terminates TLS (mode ${shorten(mode)}) and reads what is inside as ${chain.action.type === 'http' ? 'HTTP' : 'bytes'}.`,
    )
  if (request.tls !== 'none') return stage('passed', 'TLS is passed through to the destination as it is.')
  return undefined
}

function takenChain(chain: FilterChain, sni: string): string {
  if (chain.serverNames.length === 0) return 'It takes any connection that no other server name takes.'
  const exact = chain.serverNames.some(it => it.toLowerCase() === sni)
  return exact
    ? `SNI ${shorten(sni)} is one of its names.`
    : `It has the longest wildcard that covers ${shorten(sni)}.`
}

function passedChain(chain: FilterChain, isTls: boolean, sni: string, alpn: readonly string[]): string {
  const needs = chain.serverNames.length > 0
  if (needs && !isTls) return 'It matches by server name, which only TLS sends.'
  if (needs && !chain.serverNames.some(it => covers(it.toLowerCase(), sni)))
    return `It takes ${listWords(chain.serverNames)}, not ${sni ? shorten(sni) : 'connections without SNI'}.`
  if (chain.alpn.length > 0 && !chain.alpn.some(it => alpn.includes(it)))
    return `It needs one of the protocols ${listWords(chain.alpn)}; offered: ${listWords(alpn)}.`
  return 'A more exact server name is tried first.'
}

function covers(name: string, sni: string): boolean {
  return name.startsWith('*') ? sni.length >= name.length && sni.endsWith(name.slice(1)) : name === sni
}
