import { importLimit } from '../core/text/import-file.ts'
import { joinBytes } from '../core/text/join-bytes.ts'

export type FetchedFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** A sentence or two: why, and what can be done. */
  | { readonly ok: false; readonly reason: string }

const mostSeconds = 30

/** Reads what lies at an address that the user gave, without cookies and without saying where it is asked from. Never rejects. */
export async function fetchFile(url: string, request: typeof fetch = fetch): Promise<FetchedFile> {
  const stop = AbortSignal.timeout(mostSeconds * 1000)
  try {
    const response = await request(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: stop })
    if (!response.ok) return refuse(statusReason(response.status))
    if (/^text\/html\b/.test(response.headers.get('content-type') ?? ''))
      return refuse(
        'The address shows a web page, not a file. Look there for a link called “Raw” or “Download”.',
      )
    return await readBody(response)
  } catch (error) {
    if (stop.aborted) return refuse(`The server did not answer within ${mostSeconds} seconds.`)
    if (globalThis.navigator?.onLine === false) return refuse('The browser is offline.')
    return refuse(
      error instanceof TypeError
        ? 'The server cannot be reached, or does not let other pages read it (it sends no CORS header). Open the address in a tab of its own, save the file, and drop it here.'
        : `The file could not be read: ${String(error)}`,
    )
  }
}

async function readBody(response: Response): Promise<FetchedFile> {
  if (Number(response.headers.get('content-length') ?? 0) > importLimit) return tooLarge()
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    size += value.length
    if (size > importLimit) {
      await reader?.cancel()
      return tooLarge()
    }
    parts.push(value)
  }
  return { ok: true, bytes: joinBytes(parts) }
}

function statusReason(status: number): string {
  if (status === 401 || status === 403)
    return `The server refuses to give the file without signing in (${status}). Download it in a tab where you are signed in, and drop it here.`
  if (status === 404 || status === 410)
    return `There is no such file (${status}), or it is in a private repository. Check the address and its branch.`
  if (status === 429) return 'The server has been asked too often (429). Try again in a few minutes.'
  return `The server answers with status ${status}.`
}

function tooLarge(): FetchedFile {
  return refuse(`The file is larger than ${importLimit / 1024 / 1024} MB, the limit.`)
}

function refuse(reason: string): FetchedFile {
  return { ok: false, reason }
}
