/** Whether two hosts overlap: equal, or one is a wildcard that covers the other. Letter case counts. */
export function hostsOverlap(a: string, b: string): boolean {
  const aTail = tail(a)
  const bTail = tail(b)
  if (aTail === undefined && bTail === undefined) return a === b
  if (aTail === undefined) return a.endsWith(bTail ?? '')
  if (bTail === undefined) return b.endsWith(aTail)
  return aTail.length < bTail.length ? bTail.endsWith(aTail) : aTail.endsWith(bTail)
}

/** Whether every name that `host` stands for is also one of `outer`. `b.com` is not within `*.b.com`. */
export function isHostWithin(host: string, outer: string): boolean {
  const hostTail = tail(host)
  const outerTail = tail(outer)
  if (outerTail === undefined) return host === outer
  if (hostTail === undefined) return host.endsWith(outerTail)
  return hostTail.length >= outerTail.length && hostTail.endsWith(outerTail)
}

function tail(host: string): string | undefined {
  return host.startsWith('*') ? host.slice(1) : undefined
}
