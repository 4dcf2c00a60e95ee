import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'

/** The paths of a VirtualService's rules. */
export function rulesOf({ value }: Pick<Resource, 'value'>): Path[] {
  return ['http', 'tls', 'tcp'].flatMap(it => itemsAt(value, ['spec', it]))
}

/** The paths of the items of a list; none where there is not a list. */
export function itemsAt(value: unknown, list: Path): Path[] {
  const items = valueAt(value, list)
  return Array.isArray(items) ? items.map((_, i) => [...list, i]) : []
}

/** Where a rule leads: the destinations of its routes and mirrors. */
export function destinationsOf(value: unknown, rule: Path): Path[] {
  const lists = ['route', 'mirrors'].flatMap(it => itemsAt(value, [...rule, it]))
  return [...lists.map(it => [...it, 'destination']), [...rule, 'mirror']]
}
