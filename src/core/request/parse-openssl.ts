import type { ParsedRequest } from './parsed-request.ts'
import { isAddress } from './read-url.ts'
import { shellWords } from './shell-words.ts'

/** The connection that an `openssl s_client` command makes: TLS, and bytes in it. Undefined for anything else. */
export function parseOpenssl(text: string): ParsedRequest | undefined {
  if (!/^(\$ |# )?(\S*\/)?openssl\s+s_client\s/.test(text)) return undefined
  const words = shellWords(text)
  const optionValue = (option: string) => {
    const at = words.indexOf(option)
    return at < 0 ? undefined : words[at + 1]
  }
  const parts = /^(\[[^\]]*\]|[^:]+):(\d{1,5})$/.exec(optionValue('-connect') ?? '')
  const port = Number(parts?.[2])
  const host = parts?.[1]
  if (host === undefined || !(port >= 1 && port <= 65535)) return undefined
  const sni = words.includes('-noservername')
    ? ''
    : (optionValue('-servername') ?? (isAddress(host) ? '' : host))
  const alpn = optionValue('-alpn')
  return {
    source: 'curl',
    portOf: 'service',
    request: {
      port,
      protocol: 'tcp',
      tls: words.includes('-cert') ? 'mTLS' : 'TLS',
      sni,
      ...(alpn !== undefined && { alpn }),
      host: sni || host,
    },
  }
}
