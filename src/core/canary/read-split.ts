import { integerAt, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { destinationList } from '../operations/route-backends.ts'
import { weightsOf } from '../operations/set-share.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** Where a rule of a VirtualService, or of a route of the Gateway API, sends its traffic. */
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
  const list = destinationList({ path })
  const route = valueAt(resource.value, [...path, list]) as Json | undefined
  if (!Array.isArray(route) || route.length === 0 || !route.every(isMap)) return undefined
  const named = list === 'route' ? route.map(destinationOf) : route.map(backendOf)
  const destinations = named.map((it, i) => {
    const same = named.slice(0, i).filter(other => other.name === it.name).length
    return same === 0 ? it : { ...it, name: `${it.name} (${same + 1})` }
  })
  return {
    rule: { resource: resource.id, path },
    destinations,
    weights: weightsOf(route).map(it => (it <= highestWeight ? it : 0)),
  }
}

/** The rule that a path lies in: `spec.http[1]`, `spec.rules[0]` in a route of the Gateway API. */
export function ruleAbove(path: Path): Path | undefined {
  const [spec, list, index] = path
  const isRule = spec === 'spec' && lists.some(it => it === list) && typeof index === 'number'
  return isRule ? path.slice(0, 3) : undefined
}

const lists = ['http', 'tls', 'tcp', 'rules']

function destinationOf(item: JsonMap): SplitDestination {
  const destination = mapAt(item, 'destination')
  const host = textAt(destination, 'host') ?? ''
  const subset = textAt(destination, 'subset') || undefined
  const port = integerAt(mapAt(destination, 'port'), 'number')
  const name = `${host || '(no host)'}${subset ? ` ${subset}` : ''}${port === undefined ? '' : `:${port}`}`
  return { name, host, subset }
}

/** Its port tells it from another backend of the name. */
function backendOf(item: JsonMap, _index: number, all: readonly JsonMap[]): SplitDestination {
  const host = textAt(item, 'name') ?? ''
  const namespace = textAt(item, 'namespace')
  const port = integerAt(item, 'port')
  const isAlone = all.filter(it => it.name === item.name && it.namespace === item.namespace).length < 2
  const name = `${host || '(no name)'}${namespace ? `.${namespace}` : ''}${isAlone || port === undefined ? '' : `:${port}`}`
  return { name, host, subset: undefined }
}
