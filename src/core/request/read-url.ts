/** A URL as a client takes it apart; the path is kept as it is written, with query and without fragment. */
export interface RequestUrl {
  readonly scheme: string
  /** With the port, where one is written. */
  readonly authority: string
  readonly hostname: string
  readonly port: number
  readonly path: string
}

const defaultPorts: Readonly<Record<string, number | undefined>> = { http: 80, https: 443, tcp: 0, tls: 443 }

/** Reads `http`, `https`, `tcp` and `tls` URLs; without a scheme `http`, as curl does. Undefined where it is none. */
export function readUrl(text: string): RequestUrl | undefined {
  const parts =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:[^/?#@\s]*@)?(\[[^\]\s]*\]|[^/?#:\s\\]*)(?::(\d{0,5}))?(?=[/?#]|$)([^#]*)/.exec(
      text,
    )
  if (!parts) return undefined
  const scheme = (parts[1] ?? 'http').toLowerCase()
  const fallback = Object.hasOwn(defaultPorts, scheme) ? defaultPorts[scheme] : undefined
  const hostname = parts[2] ?? ''
  if (fallback === undefined || hostname === '') return undefined
  const written = parts[3] ? Number(parts[3]) : undefined
  if (written !== undefined && (written < 1 || written > 65535)) return undefined
  const rest = parts[4] ?? ''
  // Clients leave the scheme's own port out of the Host.
  const shown = written !== undefined && written !== fallback ? `:${written}` : ''
  return {
    scheme,
    authority: hostname + shown,
    hostname,
    port: written ?? fallback,
    path: rest.startsWith('/') ? rest : `/${rest}`,
  }
}

/** Whether a name is an address: clients send no server name for one. */
export function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname)
}
