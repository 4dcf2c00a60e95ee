import { isPort } from '../../syntax/port.ts'
import type { HttpMatch, HttpRedirect } from './virtual-service-spec.ts'

/** What of a redirect Istio finds fault with first; it reports no more than one thing. */
export type RedirectFault = 'uri-and-prefix' | 'prefix-needs-prefix' | 'empty' | 'code' | 'scheme' | 'port'

/** The first fault of a redirect, in the order in which Istio looks; undefined when there is none. */
export function redirectFault(
  redirect: HttpRedirect,
  matches: readonly HttpMatch[],
): RedirectFault | undefined {
  const { uri, prefixRewrite, authority, scheme, port, derivePort, redirectCode } = redirect
  if (uri !== '' && prefixRewrite !== '') return 'uri-and-prefix'
  if (prefixRewrite !== '' && matches.some(it => it.uri && it.uri.prefix === undefined))
    return 'prefix-needs-prefix'
  const isPortSet = port !== undefined || derivePort !== undefined
  if (uri + prefixRewrite + authority + scheme === '' && !isPortSet) return 'empty'
  if (redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399)) return 'code'
  if (!['', 'http', 'https'].includes(scheme)) return 'scheme'
  return port !== undefined && port > 0 && !isPort(port) ? 'port' : undefined
}
