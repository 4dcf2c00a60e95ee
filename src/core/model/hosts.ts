import { hostsOverlap, isHostWithin } from '../syntax/hosts/host-match.ts'

export { hostsOverlap, isHostWithin }

/**
 * How Istio compares hosts. A host that begins with `*` is a wildcard: it covers every name that ends with the text
 * after the star, so `*.example.com` does not cover `example.com`. Comparison is case-sensitive.
 */
export function isWildcard(host: string): boolean {
  return host.startsWith('*')
}

/** The narrower of each overlapping pair, without repeats: the names a server really gives to a VirtualService. */
export function intersectHosts(left: readonly string[], right: readonly string[]): string[] {
  const common = new Set<string>()
  for (const a of left)
    for (const b of right) {
      if (isHostWithin(a, b)) common.add(a)
      else if (isHostWithin(b, a)) common.add(b)
    }
  return [...common]
}

/**
 * The full name of a host as a resource of a namespace refers to it (model/config.go, ResolveShortnameToFQDN): a name without a
 * dot is a service beside it, in a VirtualService for a gateway as well; an asterisk and an address stand for themselves.
 */
export function fullHost(host: string, { namespace, domain }: Home): string {
  if (host === '' || host === '*' || /[.:]/.test(host)) return host
  return `${host}.${namespace}.svc.${domain}`
}

/** Where a name is written: a short one means a service of that namespace, in the cluster with that domain. */
export interface Home {
  readonly namespace: string
  /** The DNS domain of the cluster, such as `cluster.local`. */
  readonly domain: string
}

/**
 * The service's name and namespace where a full name is that of a Kubernetes service of a cluster with the domain; of whatever
 * cluster where none is given, which is for names that are shown, not looked up.
 */
export function serviceOfHost(
  host: string,
  domain: string = host.slice(host.indexOf('.svc.') + '.svc.'.length),
): { readonly name: string; readonly namespace: string } | undefined {
  const clusterSuffix = `.svc.${domain}`
  if (!host.endsWith(clusterSuffix)) return undefined
  const rest = host.slice(0, -clusterSuffix.length)
  const dot = rest.lastIndexOf('.')
  if (dot <= 0 || dot === rest.length - 1) return undefined
  return { name: rest.slice(0, dot), namespace: rest.slice(dot + 1) }
}

/** A host of a Gateway's server, in parts: `namespace/host`. */
export interface ServerHost {
  readonly text: string
  readonly index: number
  /** Whose VirtualServices may use the host; undefined for everyone's. The Gateway's own namespace for `.`. */
  readonly namespace: string | undefined
  readonly host: string
}

/** Reads `host`, `namespace/host`, `./host` or an asterisk for everyone; the part behind the first slash is the host. */
export function readServerHost(text: string, index: number, gatewayNamespace: string): ServerHost {
  const slash = text.indexOf('/')
  if (slash < 0) return { text, index, namespace: undefined, host: text }
  const prefix = text.slice(0, slash)
  const host = text.slice(slash + 1)
  if (prefix === '*') return { text, index, namespace: undefined, host }
  return { text, index, namespace: prefix === '.' ? gatewayNamespace : prefix, host }
}

/** The hosts a server offers to the VirtualServices of a namespace. One entry of all namespaces and all hosts makes the whole list that. */
export function hostsForNamespace(hosts: readonly ServerHost[], namespace: string): string[] {
  if (hosts.some(it => it.text === '*/*')) return ['*']
  return hosts.filter(it => it.namespace === undefined || it.namespace === namespace).map(it => it.host)
}
