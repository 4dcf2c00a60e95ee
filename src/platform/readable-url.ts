/** An address that a person gave, as the one to read from, or why there is none. */
export type ReadableUrl =
  | { readonly ok: true; readonly url: string; readonly name: string }
  | { readonly ok: false; readonly reason: string }

/**
 * The address to read a file from. Pages of GitHub, GitLab and Bitbucket that show a file become the file itself; other
 * addresses stay as they are. Only https, and http on this machine: a page that came by https may read nothing else.
 */
export function readableUrl(typed: string): ReadableUrl {
  const text = typed.trim()
  if (text === '') return { ok: false, reason: 'Enter an address.' }
  const url = urlOf(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`)
  if (!url || url.hostname === '')
    return { ok: false, reason: 'This is not an address such as https://example.com/shop.yaml.' }
  if (url.username !== '' || url.password !== '')
    return {
      ok: false,
      reason: 'The address holds a user name or a password. Take it out: addresses end up in logs.',
    }
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    return { ok: false, reason: `Only https addresses can be read, not ${url.protocol}//.` }
  const raw = rawOf(url)
  if ('reason' in raw) return { ok: false, reason: raw.reason }
  return { ok: true, url: raw.url.href, name: nameOf(raw.url) }
}

function rawOf(url: URL): { readonly url: URL } | { readonly reason: string } {
  const [owner, repository, kind, ...rest] = url.pathname.split('/').filter(it => it !== '')
  url.hash = ''
  if (url.hostname === 'github.com') {
    if ((kind === 'blob' || kind === 'raw') && rest.length > 1)
      return { url: new URL(`https://raw.githubusercontent.com/${[owner, repository, ...rest].join('/')}`) }
    return { reason: folderReason('GitHub') }
  }
  if (url.hostname === 'gist.github.com') {
    if (owner && repository)
      return { url: new URL(`https://gist.githubusercontent.com/${owner}/${repository}/raw`) }
    return { reason: folderReason('GitHub') }
  }
  if (url.hostname === 'gitlab.com' && /\/-\/(tree|blob|raw)\//.test(url.pathname)) {
    if (/\/-\/tree\//.test(url.pathname)) return { reason: folderReason('GitLab') }
    return { url: new URL(url.pathname.replace('/-/blob/', '/-/raw/') + url.search, url) }
  }
  if (url.hostname === 'bitbucket.org' && kind === 'src' && rest.length > 1)
    return { url: new URL(`https://bitbucket.org/${[owner, repository, 'raw', ...rest].join('/')}`) }
  return { url }
}

function folderReason(forge: string): string {
  return `This page of ${forge} shows no single file. Open the file there and copy its address, or download the repository as a zip and drop it here.`
}

function nameOf({ pathname, hostname }: URL): string {
  const last =
    pathname
      .split('/')
      .filter(it => it !== '')
      .at(-1) ?? hostname
  const name = decoded(last)
  return /\.(ya?ml|json|zip|md|markdown)$/i.test(name) ? name : `${name}.yaml`
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
