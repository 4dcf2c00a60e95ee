import { integerAt, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** Where a rule of a VirtualService sends its traffic. */
export interface Split {
  readonly rule: Place
  readonly destinations: readonly SplitDestination[]
  /** As they count, from 0 on: a weight that is not written, or is no weight, counts as none. */
  readonly weights: readonly number[]
}

export interface SplitDestination {
  /** In words: `checkout v2`; a number behind it where two would read the same. */
  readonly name: string
  readonly host: string
  readonly subset: string | undefined
}

/** The largest weight that Istio's field holds. */
export const highestWeight = 0x7fffffff

/** How a rule's traffic is split; undefined where the path leads to no rule with destinations, or one of them is no map. */
export function readSplit(resource: Resource, path: Path): Split | undefined {
  const route = valueAt(resource.value, [...path, 'route']) as Json | undefined
  if (!Array.isArray(route) || route.length === 0 || !route.every(isMap)) return undefined
  const named = route.map(destinationOf)
  const destinations = named.map((it, i) => {
    const same = named.slice(0, i).filter(other => other.name === it.name).length
    return same === 0 ? it : { ...it, name: `${it.name} (${same + 1})` }
  })
  return { rule: { resource: resource.id, path }, destinations, weights: route.map(weightOf) }
}

/** The rule of a VirtualService that a path lies in: `spec.http[1]`. */
export function ruleAbove(path: Path): Path | undefined {
  const [spec, list, index] = path
  const isRule =
    spec === 'spec' && (list === 'http' || list === 'tls' || list === 'tcp') && typeof index === 'number'
  return isRule ? path.slice(0, 3) : undefined
}

function destinationOf(item: JsonMap): SplitDestination {
  const destination = mapAt(item, 'destination')
  const host = textAt(destination, 'host') ?? ''
  const subset = textAt(destination, 'subset') || undefined
  const port = integerAt(mapAt(destination, 'port'), 'number')
  const name = `${host || '(no host)'}${subset ? ` ${subset}` : ''}${port === undefined ? '' : `:${port}`}`
  return { name, host, subset }
}

function weightOf(item: JsonMap): number {
  const weight = integerAt(item, 'weight') ?? 0
  return weight >= 0 && weight <= highestWeight ? weight : 0
}
