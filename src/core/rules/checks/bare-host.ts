import { wildcardHostFault } from '../../syntax/hosts/host-name.ts'

/** The host in a text that has a scheme, a port or a path around it (`https://shop.example.com:8443/cart`), or undefined. */
export function bareHost(text: string): string | undefined {
  if (!text.includes(':')) return undefined
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:]+)(?::\d*)?(?:\/.*)?$/i.exec(text)?.[1]
  return host !== undefined && host !== text && wildcardHostFault(host) === undefined ? host : undefined
}
