import { type ForgeStep, textAt } from './forge.ts'

/** An answer with which a plan does not go on; status 0 where there was none. */
export interface ForgeFault {
  readonly step: ForgeStep
  readonly status: number
  readonly body: unknown
  /** The forge takes no more requests for now; for how many seconds, where it says so. */
  readonly limit?: { readonly seconds?: number } | undefined
}

/** Why a request of a plan failed and what helps, in plain sentences. */
export function faultWords({ step, status, body, limit }: ForgeFault): string {
  const said = forgeWords(body)
  const could = `The forge could not ${step.does}: `
  if (limit)
    return `The forge takes no more requests from you for now. Try again ${limit.seconds === undefined ? 'later' : `in ${waitWords(limit.seconds)}`}.`
  switch (status) {
    case 0:
      return 'No answer. You are offline, the address is wrong, or the forge or the security policy of this page does not allow requests from here.'
    case 401:
      return 'The token is not valid: it is mistyped, expired or revoked.'
    case 403:
      return `The token may not ${step.does}. It needs the right to read and write contents and pull requests.${said}`
    case 404:
      return `Not found while trying to ${step.does}. Check the repository and the branch. A forge also says this where the token may not see a private repository.`
    case 409:
      return `${could}something has changed there meanwhile.${said}`
    case 422:
    case 400:
      return `${could}it does not take the request.${said}`
    default:
      return `${could}it answered with status ${status}.${said}`
  }
}

function waitWords(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.ceil(seconds))} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

/** What the forge says itself, on one line. */
function forgeWords(body: unknown): string {
  const said = [textAt(body, 'message'), textAt(body, 'error'), ...detailsOf(body)]
    .filter(it => it !== undefined)
    .join('; ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, 300)
  return said === '' ? '' : ` It says: ${said}`
}

function detailsOf(body: unknown): (string | undefined)[] {
  const errors = (body as { errors?: unknown } | null)?.errors
  return Array.isArray(errors) ? errors.slice(0, 3).map(it => textAt(it, 'message')) : []
}
