import { isThisMachine } from '../allowed-servers.ts'

/** An address that a person gave, as that of a server to work together through, or why it is none. */
export type SyncAddress =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: string }

/**
 * The address of a y-websocket server: `wss://sync.example.com`, `localhost:1234`. Only wss, and ws on this machine: what is
 * written must not travel in the clear, and a page that came by https may connect to nothing else.
 */
export function syncAddress(typed: string): SyncAddress {
  const text = typed.trim()
  if (text === '') return refuse('Enter the address of a server.')
  const url = urlOf(withScheme(text))
  if (!url || url.hostname === '' || !/^wss?:$/.test(url.protocol))
    return refuse('This is not an address such as ws://localhost:1234 or wss://sync.example.com.')
  if (url.username !== '' || url.password !== '')
    return refuse('The address holds a user name or a password. Take it out: addresses end up in logs.')
  if (url.search !== '' || url.hash !== '') return refuse('Leave out what begins with “?” or “#”.')
  if (url.protocol === 'ws:' && !isThisMachine(url.hostname))
    return refuse('Over the network only wss:// addresses can be used; ws:// is for this machine.')
  return { ok: true, url: url.href.replace(/\/+$/, '') }
}

function refuse(reason: string): SyncAddress {
  return { ok: false, reason }
}

function withScheme(text: string): string {
  if (/^wss?:\/\//i.test(text)) return text
  const bare = text.replace(/^https?:\/\//i, '')
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(bare)) return bare
  return `${isThisMachine(bare.replace(/[:/?#].*$/, '')) ? 'ws' : 'wss'}://${bare}`
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
