/** A TLS mode as a row says it: `simple`, `istio mutual`. */
export function tlsLabel(mode: string): string {
  return mode.toLowerCase().replaceAll('_', ' ')
}

/** What a group holds, by number. */
export interface GroupContent {
  readonly by: string
  readonly virtualServices: number
  /** How many of them are routes of the Gateway API. */
  readonly routes?: number
  readonly hosts: number
  readonly rules: number
  readonly others: number
}

/** `13 VirtualServices`, `26 hosts`, `39 rules`; what there is none of is left out. */
export function groupCounts({
  by,
  virtualServices,
  routes = 0,
  hosts,
  rules,
  others,
}: GroupContent): string[] {
  return [
    counted(virtualServices - routes, 'VirtualService'),
    counted(routes, 'route'),
    counted(rules, 'rule'),
    // As many hosts as VirtualServices go without saying.
    hosts === virtualServices ? '' : counted(hosts, 'host'),
    by === 'sidecars'
      ? counted(others, 'Sidecar')
      : counted(others, virtualServices > 0 ? 'other' : 'box', virtualServices > 0 ? 'others' : 'boxes'),
  ].filter(it => it !== '')
}

function counted(count: number, one: string, many = `${one}s`): string {
  // The browser's own way costs more than the box, and says the same below a thousand.
  const digits = count < 1000 ? String(count) : count.toLocaleString('en')
  return count === 0 ? '' : `${digits} ${count === 1 ? one : many}`
}
