/** What is wrong with a list of localities: the first entry at fault, and why, as a clause. */
export interface LocalityFault {
  readonly index: number
  readonly reason: string
}

type Region = Map<string, Set<string>>

/**
 * The first locality of a list that is malformed or overlaps an earlier one; undefined when there is none. The order
 * matters, as in Istio: a bare region overlaps what came before it, `region/*` behind narrower entries goes unnoticed.
 */
export function localitiesFault(localities: readonly string[]): LocalityFault | undefined {
  const seen = new Map<string, Region>()
  for (const [index, locality] of localities.entries()) {
    const reason = formFault(locality) ?? overlap(locality, seen)
    if (reason) return { index, reason }
  }
  return undefined
}

function formFault(locality: string): string | undefined {
  const star = locality.indexOf('*')
  if (star >= 0 && star < locality.length - 1) return 'a wildcard may stand only at the end'
  return split(locality).includes('') ? 'its region, zone or subzone is empty' : undefined
}

/** Says what the locality overlaps, or notes it down. */
function overlap(locality: string, seen: Map<string, Region>): string | undefined {
  const repeated = 'it overlaps an entry before it'
  if (seen.has('*')) return repeated
  const [region = '', zone, subzone] = split(locality)
  const zones = seen.get(region)
  if (zone === undefined) {
    if (zones) return repeated
    seen.set(region, new Map([['*', new Set(['*'])]]))
    return undefined
  }
  if (!zones) {
    seen.set(region, new Map([[zone, new Set([subzone ?? '*'])]]))
    return undefined
  }
  const subzones = zones.get(zone)
  if (zones.has('*')) return repeated
  if (!subzones) {
    zones.set(zone, new Set([subzone ?? '*']))
    return undefined
  }
  if (subzone === undefined || subzones.has('*') || subzones.has(subzone)) return repeated
  subzones.add(subzone)
  return undefined
}

/** Region, zone and the rest, which may hold further slashes. */
function split(locality: string): string[] {
  const parts = locality.split('/')
  return parts.length <= 3 ? parts : [parts[0] ?? '', parts[1] ?? '', parts.slice(2).join('/')]
}
