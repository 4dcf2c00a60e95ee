import { isJwtClaim } from './jwt-claim.ts'

const token = /^[a-zA-Z0-9!#$%&'*+,\-.^_`|~]+$/
const pseudoHeaders = [':method', ':scheme', ':authority', ':path', ':status']

/** Why a key cannot name a header in a match, as a clause; undefined when it can. The comma gets through, as it does in Istio. */
export function matchHeaderFault(name: string): string | undefined {
  if (name === '') return 'it is empty'
  if (isJwtClaim(name) || pseudoHeaders.includes(name) || token.test(name)) return undefined
  if (name.toLowerCase().startsWith('@request.auth.claims'))
    return 'the name of a JWT claim must follow, as in @request.auth.claims.sub'
  if (name.startsWith(':'))
    return `of the names that begin with a colon, only ${pseudoHeaders.join(', ')} can be matched`
  return 'it contains characters that are not allowed in header names'
}

/** Why a header cannot be set or added on a request, as a clause. Istio looks at the first character only. */
export function requestHeaderFault(name: string): string | undefined {
  if (name === '') return 'it is empty'
  if (name.startsWith(':') && name.toLowerCase() !== ':authority')
    return 'of the names that begin with a colon, only :authority can be changed'
  return undefined
}

/** Why a header cannot be removed from a request, or changed in a response, as a clause. */
export function plainHeaderFault(name: string): string | undefined {
  if (name === '') return 'it is empty'
  if (name.toLowerCase() === 'host') return 'the Host header cannot be changed here'
  if (name.startsWith(':')) return 'names that begin with a colon are reserved for Envoy'
  return undefined
}

/** Why a text is neither a header's name nor `*` in a CORS policy, as a clause. */
export function corsHeaderFault(name: string): string | undefined {
  if (name === '') return 'it is empty'
  return name === '*' || token.test(name)
    ? undefined
    : 'it contains characters that are not allowed in header names'
}

/** Whether a header carries the request's host: `host` or `:authority`, in any case. */
export function isAuthorityHeader(name: string): boolean {
  const lower = name.toLowerCase()
  return lower === 'host' || lower === ':authority'
}
