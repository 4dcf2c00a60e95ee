import { readLocalJson, writeLocal } from './local-storage.ts'

const key = 'drawbridge.servers'

/**
 * Whether the page's policy lets it connect to the server of an address. `public/connections.js` writes the policy before
 * anything else runs, of the servers that the build names and those that the user has allowed.
 */
export function mayConnect(url: string): boolean {
  const policy = document.querySelector<HTMLMetaElement>('meta[data-connections]')?.content
  const server = serverOf(url)
  if (policy === undefined || server === undefined) return true
  return server === location.origin || policy.split(' ').includes(server)
}

/** What is allowed for an address: its scheme, host and port. Undefined where the address is none that a page may connect to. */
export function serverOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, hostname } = new URL(url)
  const fits = /^(https|wss):$/.test(protocol) || (isThisMachine(hostname) && /^(http|ws):$/.test(protocol))
  return fits && /^[a-z\d.-]+(:\d+)?$/.test(host) ? `${protocol}//${host}` : undefined
}

/** Whether a host is the machine itself, where what is sent in the clear does not leave it. In lower case. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1'
}

/** The servers that the user has allowed. */
export function allowedServers(): readonly string[] {
  const kept = readLocalJson(key)
  return Array.isArray(kept) ? kept.filter(it => typeof it === 'string' && serverOf(it) === it) : []
}

/** Lets the page connect to the server from the next load on. Whether that was written down. */
export function allowServer(server: string): boolean {
  return writeLocal(key, JSON.stringify([...new Set([...allowedServers(), server])]))
}

/** From the next load on the page connects to the server no more. */
export function forgetServer(server: string): void {
  writeLocal(key, JSON.stringify(allowedServers().filter(it => it !== server)))
}
