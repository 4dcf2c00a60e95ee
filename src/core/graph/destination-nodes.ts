import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { readServiceEntry, type ServiceRecord, serviceNamed } from '../model/services.ts'
import type { Destination } from '../model/virtual-services.ts'
import type { NodeId } from './graph.ts'
import type { GraphBuilder } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { columnWidth, plainHeight } from './sizes.ts'

/** Draws what a destination in a namespace means, once for all rules that lead there, and gives the node's id. */
export function addDestination(
  builder: GraphBuilder,
  model: Model,
  { host, subset, port, hasPort }: Pick<Destination, 'host' | 'subset' | 'port' | 'hasPort'>,
  namespace: string,
): NodeId {
  const name = fullHost(host, namespace)
  const record = serviceNamed(model, host, namespace)
  // The service's only port is meant where none is named, so both spellings lead to one node.
  const meant = hasPort ? port : record?.ports.length === 1 ? record.ports[0]?.number : undefined
  const id = destinationId(name, subset, meant)
  if (builder.hasNode(id)) return id

  const rules = destinationRulesFor(model, host, namespace)
  const found = subset === '' ? undefined : findSubset(rules, subset)
  const missing = subset !== '' && !found ? 'subset' : !record && rules.length === 0 ? 'service' : undefined
  const destinationRule = found?.resource ?? rules[0]
  const place = found?.place ?? placeOf(record?.resource ?? destinationRule)
  builder.addNode({
    id,
    type: 'destination',
    column: 'destination',
    width: columnWidth.destination,
    height: plainHeight,
    ...nameParts(name),
    host: name,
    ...(subset && { subset }),
    ...(meant !== undefined && { port: String(meant) }),
    ...(record && { known: record.kind }),
    ...(destinationRule && { destinationRule: destinationRule.id }),
    ...(place && { place }),
    ...(missing && { ghost: true, missing }),
  })
  return id
}

/** Draws the services and DestinationRules of the files that no rule leads to, so that everything added can be seen. */
export function addUnusedServices(
  builder: GraphBuilder,
  model: Model,
  drawnHosts: ReadonlySet<string>,
): void {
  const drawn = new Set(drawnHosts)
  const add = (host: string, namespace: string, subsets: readonly string[] = ['']) => {
    const name = fullHost(host, namespace)
    if (host === '' || drawn.has(name)) return
    drawn.add(name)
    for (const subset of subsets)
      addDestination(builder, model, { host: name, subset, port: undefined, hasPort: false }, namespace)
  }
  for (const resource of effective(model, 'DestinationRule')) {
    const { host, subsets } = readDestinationRule(resource)
    const names = subsets.map(it => it.name).filter(it => it !== '')
    add(host, resource.namespace, names.length > 0 ? names : [''])
  }
  for (const resource of effective(model, 'Service'))
    add(fullHost(resource.name, resource.namespace), resource.namespace)
  for (const resource of effective(model, 'ServiceEntry'))
    for (const { text } of readServiceEntry(resource).hosts) add(text, resource.namespace)
}

function destinationId(host: string, subset: string, port: number | undefined): NodeId {
  return `destination/${host}/${subset}/${port ?? ''}`
}

function nameParts(host: string): { title: string; subtitle?: string } {
  const service = serviceOfHost(host)
  if (service) return { title: shorten(service.name), subtitle: shorten(service.namespace) }
  return { title: host === '' ? '(no host)' : shorten(host) }
}

function findSubset(
  rules: readonly Resource[],
  name: string,
): { readonly resource: Resource; readonly place: Place } | undefined {
  for (const resource of rules) {
    const subset = readDestinationRule(resource).subsets.find(it => it.name === name)
    if (subset) return { resource, place: { resource: resource.id, path: ['spec', 'subsets', subset.index] } }
  }
  return undefined
}

function placeOf(resource: Resource | ServiceRecord['resource']): Place | undefined {
  return resource && { resource: resource.id, path: [] }
}
