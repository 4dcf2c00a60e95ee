import { utf8Length } from '../utf8.ts'

/** An item of a list that is at fault, and why, as a clause; `index` is undefined where the whole list is. */
export interface ListFault {
  readonly index: number | undefined
  readonly reason: string
}

/** Whether a text is a port as Istio's `ValidatePorts` reads it: digits alone, at most 65535. */
export function isPortText(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 65535
}

/** The first value with a `*` that is neither at its beginning nor at its end, or with more than one. */
export function wildcardFault(values: readonly string[]): ListFault | undefined {
  return first(values, it => {
    const stars = it.split('*').length - 1
    if (stars === 0 || (stars === 1 && (it.startsWith('*') || it.endsWith('*')))) return undefined
    return 'one * is allowed, at the beginning or at the end'
  })
}

/** The first value that cannot be a trust domain. */
export function trustDomainFault(values: readonly string[]): ListFault | undefined {
  return wildcardFault(values) ?? first(values, it => (it.includes('/') ? 'it has no /' : undefined))
}

const mostAccounts = 16
const longestAccount = 320

/** The first value that cannot be a service account, or that there are too many. */
export function serviceAccountFault(values: readonly string[]): ListFault | undefined {
  if (values.length > mostAccounts)
    return { index: undefined, reason: `at most ${mostAccounts} service accounts are allowed` }
  return first(values, it => {
    if (it === '') return 'it is empty'
    if (it.includes('*')) return 'wildcards are not allowed'
    const parts = it.split('/')
    if (parts.length > 2) return 'it has at most one /, between namespace and name'
    if (utf8Length(it) > longestAccount) return `it is longer than ${longestAccount} bytes`
    return parts.includes('') ? 'a part beside its / is empty' : undefined
  })
}

function first(values: readonly string[], faultOf: (value: string) => string | undefined) {
  for (const [index, value] of values.entries()) {
    const reason = faultOf(value)
    if (reason) return { index, reason }
  }
  return undefined
}
