import { encodeBase64url } from '../text/base64url.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { type CurlDraft, emptyDraft, splitOption, takeOption } from './curl-options.ts'
import { joinHeaders } from './join-headers.ts'
import type { ParsedRequest } from './parsed-request.ts'
import { isAddress, readUrl } from './read-url.ts'
import type { Request } from './request.ts'
import { shellWords } from './shell-words.ts'

/** The request that a curl command makes. Undefined for one without a URL; options it does not know are passed over. */
export function parseCurl(text: string): ParsedRequest | undefined {
  const words = shellWords(unescapeCmd(text))
  const draft = emptyDraft()
  const rest = words.slice(words.findIndex(it => /(^|\/)curl(\.exe)?$/.test(it)) + 1)
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i]!
    if (['|', ';', '&&', '||', '>', '2>&1', '&'].includes(word)) break
    if (!word.startsWith('-') || word === '-') {
      draft.addresses.push(word)
      continue
    }
    const [option, inline] = splitOption(word)
    takeOption(draft, option, () => inline ?? rest[++i] ?? '')
  }
  return finish(draft)
}

/** What a Windows command line escapes with a caret, as Chrome copies it: `^"`, and a line that goes on. */
function unescapeCmd(text: string): string {
  if (!/\^["\r\n]/.test(text)) return text
  return text.replace(/\^\r?\n/g, ' ').replace(/\^([\s\S])/g, '$1')
}

function basicAuthorization(user: string): string {
  const letters = encodeBase64url(encodeUtf8(user)).replaceAll('-', '+').replaceAll('_', '/')
  return `Basic ${letters.padEnd(Math.ceil(letters.length / 4) * 4, '=')}`
}

function finish(draft: CurlDraft): ParsedRequest | undefined {
  const url = urlOf(draft)
  if (!url) return undefined
  if (draft.cookies.length > 0) draft.headers.push(['cookie', draft.cookies.join('; ')])
  const hasAuthorization = draft.headers.some(([name]) => name.toLowerCase() === 'authorization')
  if (draft.user !== undefined && !hasAuthorization)
    draft.headers.push(['authorization', basicAuthorization(draft.user)])
  const hosts = draft.headers.filter(([name]) => name.toLowerCase() === 'host')
  const added = [...draft.query, ...(draft.get ? draft.data : [])].filter(it => it !== '')
  const query = added.length > 0 ? `${url.path.includes('?') ? '&' : '?'}${added.join('&')}` : ''
  const isTls = url.scheme === 'https' || url.scheme === 'tls'
  const headers = joinHeaders(draft.headers.filter(([name]) => name.toLowerCase() !== 'host'))
  const request: Request = {
    port: connectedPort(draft, url.hostname, url.port),
    protocol: draft.http2 ? 'http2' : 'http',
    tls: isTls ? (draft.mTLS ? 'mTLS' : 'TLS') : 'none',
    ...(isTls && { sni: isAddress(url.hostname) ? '' : url.hostname }),
    method: draft.method ?? methodOf(draft),
    host: hosts.at(-1)?.[1] ?? url.authority,
    path: url.path + query,
    ...(headers && { headers }),
  }
  return { source: 'curl', request, portOf: 'service' }
}

function methodOf({ head, upload, body, get }: CurlDraft): string {
  if (head) return 'HEAD'
  if (upload) return 'PUT'
  return body && !get ? 'POST' : 'GET'
}

/** What `--url` names; else the word that is most surely a URL, by its scheme or its dots. */
function urlOf({ url, addresses }: CurlDraft): ReturnType<typeof readUrl> {
  if (url !== undefined) return readUrl(url)
  const all = addresses.slice(0, 50)
  const best = all.find(it => /^[a-z]+:\/\//i.test(it)) ?? all.find(it => /[.:]/.test(it)) ?? all[0]
  return best === undefined ? undefined : readUrl(best)
}

/** `--connect-to A:1:B:2` leads elsewhere; `--resolve` changes the address alone. */
function connectedPort(draft: CurlDraft, hostname: string, port: number): number {
  for (const it of draft.connectTo) {
    if (!it.startsWith('--connect-to ')) continue
    const parts = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d+)$/.exec(it.slice('--connect-to '.length))
    const fits =
      parts && (parts[1] === '' || parts[1] === hostname) && (parts[2] === '' || Number(parts[2]) === port)
    if (fits && Number(parts[4]) <= 65535) return Number(parts[4])
  }
  return port
}
