import { isLabel } from '../label.ts'
import { wildcardHostFault } from './host-name.ts'
import { isIpAddress } from './ip.ts'

/** A host of a Gateway's server: `host` or `namespace/host`, split at the first slash. */
export interface ServerHost {
  /** Undefined without a slash. */
  readonly namespace: string | undefined
  readonly host: string
}

/** Takes a server's host apart. Any text has a namespace part and a host part; nobody has checked them yet. */
export function splitServerHost(text: string): ServerHost {
  const slash = text.indexOf('/')
  if (slash < 0) return { namespace: undefined, host: text }
  return { namespace: text.slice(0, slash), host: text.slice(slash + 1) }
}

/** Whether the part before the slash may be there: `*`, `.` or a namespace's name. */
export function isServerHostNamespace(namespace: string): boolean {
  return namespace === '*' || namespace === '.' || isLabel(namespace)
}

/** Whether the host is a name without any dot, which a Gateway does not take. */
export function isShortName(host: string): boolean {
  return host !== '*' && !host.includes('.')
}

/** Why the host part is neither a host nor an IP address, as a clause; undefined when it is one. */
export function serverHostFault(host: string): string | undefined {
  return isIpAddress(host) ? undefined : wildcardHostFault(host)
}

/** Whether a host has a `*` that is not the whole of its first label. */
export function isPartialWildcard(host: string): boolean {
  return host.includes('*') && host.length > 1 && !host.startsWith('*.')
}
