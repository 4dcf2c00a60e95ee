import type { ForgeFault } from '../core/forges/fault-words.ts'
import type { ForgeAnswer, ForgeEnd, ForgePlan, ForgeStep } from '../core/forges/forge.ts'

export type ForgeOutcome = ForgeEnd | { readonly type: 'failed'; readonly fault: ForgeFault }

interface Connection {
  /** The address of the API, without a slash at its end. */
  readonly api: string
  /** They hold the token. It is in memory only, and goes nowhere but into these requests. */
  readonly headers: Readonly<Record<string, string>>
  readonly onStep?: (step: ForgeStep) => void
}

/** Milliseconds that a forge has for one answer. */
const patience = 30_000

/** Sends the requests of a plan one after the other. It ends with the plan, or at the first answer that the plan does not expect. */
export async function runForgePlan(plan: ForgePlan, connection: Connection): Promise<ForgeOutcome> {
  let next = plan.next()
  while (!next.done) {
    const step = next.value
    connection.onStep?.(step)
    const { answer, limit } = await send(step, connection)
    if (!step.expects.includes(answer.status)) return { type: 'failed', fault: { step, ...answer, limit } }
    next = plan.next(answer)
  }
  return next.value
}

async function send(
  step: ForgeStep,
  { api, headers }: Connection,
): Promise<{ answer: ForgeAnswer; limit?: ForgeFault['limit'] }> {
  try {
    const response = await fetch(api + step.path, {
      method: step.method,
      headers: {
        ...headers,
        Accept:
          step.reads === 'text' ? 'application/vnd.github.raw+json, text/plain, */*' : 'application/json',
        ...(step.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(step.body !== undefined && { body: JSON.stringify(step.body) }),
      credentials: 'omit',
      cache: 'no-store',
      // A token is for the address that the user named, not for where that leads.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    const isText = step.reads === 'text' && response.ok
    return {
      answer: { status: response.status, body: isText ? text : json(text) },
      limit: limitOf(response),
    }
  } catch {
    return { answer: { status: 0, body: undefined } }
  }
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api; GitLab and Gitea answer 429. */
function limitOf({ status, headers }: Response): ForgeFault['limit'] {
  const wait = Number(headers.get('retry-after') ?? Number.NaN)
  const isLimit =
    status === 429 || (status === 403 && (wait > 0 || headers.get('x-ratelimit-remaining') === '0'))
  if (!isLimit) return undefined
  if (wait > 0) return { seconds: wait }
  const until = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? Number.NaN)
  const seconds = until - Date.now() / 1000
  return seconds > 0 ? { seconds } : {}
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
