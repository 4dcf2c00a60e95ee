/**
 * The scheme of an address as Go's `url.ParseRequestURI` reads it, in lower case; empty for an absolute path, undefined for
 * what it does not read at all. Follows net/url as far as the CRDs' rules depend on it.
 */
export function urlScheme(address: string): string | undefined {
  if (address === '' || hasControl(address)) return undefined
  const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$/s.exec(address)
  if (!match) return address.startsWith('/') ? '' : undefined
  const [, scheme = '', rest = ''] = match
  return rest.startsWith('//') && !isAuthority(rest.slice(2).split(/[/?]/, 1)[0] ?? '')
    ? undefined
    : scheme.toLowerCase()
}

function hasControl(address: string): boolean {
  return [...address].some(it => it < ' ' || it === '\x7f')
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@')
  if (at >= 0 && !isUserInfo(authority.slice(0, at))) return false
  const host = authority.slice(at + 1)
  if (host.startsWith('[')) return /^\[[0-9a-fA-F:.%a-z]+\](:\d*)?$/.test(host)
  if (/[\s"<>\\^`{|}#]/.test(host) || /%(?![0-9a-fA-F]{2})/.test(host)) return false
  const colon = host.lastIndexOf(':')
  return colon < 0 || (/^\d*$/.test(host.slice(colon + 1)) && !host.slice(0, colon).includes(':'))
}

function isUserInfo(text: string): boolean {
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(text) && !/%(?![0-9a-fA-F]{2})/.test(text)
}
