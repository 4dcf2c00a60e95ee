import { encodeUtf8 } from '../text/utf8.ts'
import { joinHeaders } from './join-headers.ts'
import type { ParsedRequest } from './parsed-request.ts'
import { isAddress, readUrl } from './read-url.ts'
import type { Request } from './request.ts'
import { shellWords } from './shell-words.ts'

/** Options whose next word is theirs and says nothing of the way a request takes. */
const ignoredWithValue = new Set(
  (
    '-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --cacert --capath ' +
    '-x --proxy -c --cookie-jar -K --config --interface --limit-rate --ciphers --tls-max -r --range ' +
    '--key --pass --key-type --cert-type --dns-servers --max-redirs -y -Y -z -D --dump-header --unix-socket --trace ' +
    '--trace-ascii --stderr -F --form --form-string --retry-max-time --tls13-ciphers --keepalive-time --noproxy -C'
  ).split(' '),
)

const bodies = new Set(
  '-d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form'.split(' '),
)

/** Single-letter options with a value, which may follow without a space. */
const shortWithValue = 'XHbAedouwmxcKTrFEyYzDC'

interface Draft {
  method?: string
  url?: string
  body: boolean
  head: boolean
  get: boolean
  data: string[]
  headers: [string, string][]
  mTLS: boolean
  http2: boolean
  connectTo: string[]
  user: string | undefined
  cookies: string[]
  query: string[]
  upload: boolean
  /** Words that may be the URL: the value of an option that is not known looks like one. */
  addresses: string[]
}

/** The request that a curl command makes. Undefined for one without a URL; options it does not know are passed over. */
export function parseCurl(text: string): ParsedRequest | undefined {
  const words = shellWords(unescapeCmd(text))
  const draft: Draft = {
    body: false,
    head: false,
    get: false,
    data: [],
    headers: [],
    mTLS: false,
    http2: false,
    connectTo: [],
    user: undefined,
    cookies: [],
    query: [],
    upload: false,
    addresses: [],
  }
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

/** `--request=GET` is not curl's, but written; `-XPOST` and `-skXPOST` are. */
function splitOption(word: string): [string, string | undefined] {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)]
  }
  for (let i = 1; i < word.length; i++) {
    const letter = word[i]!
    if (letter === 'I' || letter === 'G') return [`-${letter}`, undefined]
    if (shortWithValue.includes(letter))
      return [`-${letter}`, i + 1 < word.length ? word.slice(i + 1) : undefined]
  }
  return [word, undefined]
}

function takeOption(draft: Draft, option: string, value: () => string): void {
  if (option === '-X' || option === '--request') draft.method = value()
  else if (option === '-H' || option === '--header') addHeader(draft, value())
  else if (option === '-b' || option === '--cookie') addCookie(draft, value())
  else if (option === '-u' || option === '--user') draft.user = value()
  else if (option === '--oauth2-bearer') draft.headers.push(['authorization', `Bearer ${value()}`])
  else if (option === '--url-query') draft.query.push(encodedPair(value()))
  else if (option === '-T' || option === '--upload-file') {
    value()
    draft.upload = true
  } else if (option === '-A' || option === '--user-agent') draft.headers.push(['user-agent', value()])
  else if (option === '-e' || option === '--referer') draft.headers.push(['referer', value()])
  else if (option === '--url') draft.url = value()
  else if (option === '--connect-to' || option === '--resolve') draft.connectTo.push(`${option} ${value()}`)
  else if (option === '-I' || option === '--head') draft.head = true
  else if (option === '-G' || option === '--get') draft.get = true
  else if (option === '--http2' || option === '--http2-prior-knowledge') draft.http2 = true
  else if (option === '-E' || option === '--cert') {
    value()
    draft.mTLS = true
  } else if (bodies.has(option)) {
    draft.body = true
    draft.data.push(option === '--data-urlencode' ? encodedPair(value()) : value())
  } else if (ignoredWithValue.has(option)) value()
}

/** Of a name without `=`, curl reads cookies from a file. */
function addCookie(draft: Draft, text: string): void {
  if (text.includes('=')) draft.cookies.push(text)
}

/** `name=content` with the content escaped; `=content` and `content` stand alone; of `@file` nothing is known. */
function encodedPair(text: string): string {
  const equals = text.indexOf('=')
  if (equals < 0 && text.includes('@')) return ''
  const name = equals > 0 ? `${text.slice(0, equals)}=` : ''
  try {
    return name + encodeURIComponent(equals < 0 ? text : text.slice(equals + 1))
  } catch {
    return name
  }
}

/** What a Windows command line escapes with a caret, as Chrome copies it: `^"`, and a line that goes on. */
function unescapeCmd(text: string): string {
  if (!/\^["\r\n]/.test(text)) return text
  return text.replace(/\^\r?\n/g, ' ').replace(/\^([\s\S])/g, '$1')
}

function basicAuthorization(user: string): string {
  const bytes = [...encodeUtf8(user)]
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const letter = (shift: number) => alphabet[(bits >> shift) & 63] ?? ''
    text +=
      letter(18) + letter(12) + (b === undefined ? '=' : letter(6)) + (c === undefined ? '=' : letter(0))
  }
  return `Basic ${text}`
}

function addHeader(draft: Draft, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) {
    const content = line.slice(colon + 1).trim()
    // `Name:` takes a header of curl's own away.
    if (content !== '') draft.headers.push([line.slice(0, colon).trim(), content])
  } else if (line.endsWith(';')) draft.headers.push([line.slice(0, -1), ''])
}

function finish(draft: Draft): ParsedRequest | undefined {
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

function methodOf({ head, upload, body, get }: Draft): string {
  if (head) return 'HEAD'
  if (upload) return 'PUT'
  return body && !get ? 'POST' : 'GET'
}

/** What `--url` names; else the word that is most surely a URL, by its scheme or its dots. */
function urlOf({ url, addresses }: Draft): ReturnType<typeof readUrl> {
  if (url !== undefined) return readUrl(url)
  const all = addresses.slice(0, 50)
  const best = all.find(it => /^[a-z]+:\/\//i.test(it)) ?? all.find(it => /[.:]/.test(it)) ?? all[0]
  return best === undefined ? undefined : readUrl(best)
}

/** `--connect-to A:1:B:2` leads elsewhere; `--resolve` changes the address alone. */
function connectedPort(draft: Draft, hostname: string, port: number): number {
  for (const it of draft.connectTo) {
    if (!it.startsWith('--connect-to ')) continue
    const parts = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d+)$/.exec(it.slice('--connect-to '.length))
    const fits =
      parts && (parts[1] === '' || parts[1] === hostname) && (parts[2] === '' || Number(parts[2]) === port)
    if (fits && Number(parts[4]) <= 65535) return Number(parts[4])
  }
  return port
}
