/** What the words of a curl command have said so far. */
export interface CurlDraft {
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

/** What a command without words says. */
export function emptyDraft(): CurlDraft {
  return {
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
}

/** `--request=GET` is not curl's, but written; `-XPOST` and `-skXPOST` are. */
export function splitOption(word: string): [string, string | undefined] {
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

/** Enters an option into the draft; `value` takes the next word for its value. Options that it does not know say nothing. */
export function takeOption(draft: CurlDraft, option: string, value: () => string): void {
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

/** Of a name without `=`, curl reads cookies from a file. */
function addCookie(draft: CurlDraft, text: string): void {
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

function addHeader(draft: CurlDraft, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) {
    const content = line.slice(colon + 1).trim()
    // `Name:` takes a header of curl's own away.
    if (content !== '') draft.headers.push([line.slice(0, colon).trim(), content])
  } else if (line.endsWith(';')) draft.headers.push([line.slice(0, -1), ''])
}
