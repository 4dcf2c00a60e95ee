import { canonical } from '../../data/canonical.ts'
import { fullHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Comparison, MadeObject, Replacement } from '../conversion/conversion.ts'
import type { ConvertedGroup } from './convert-group.ts'
import { type MadeGateway, writeGateway } from './gateways.ts'
import type { PortsOfHost } from './places.ts'
import type { SubsetService } from './subset-services.ts'

/**
 * What makes VirtualServices and routes comparable: a gateway that Istio will run anew is asked on the Pods of today, Services and
 * Secrets that the files do not have are taken to be there, and subsets go by the names of their Services on both sides.
 */
export function comparisonOf(model: Model, groups: readonly ConvertedGroup[]): Comparison {
  const assumed: string[] = []
  const gateways = groups.flatMap(it => it.gateways)
  const subsets = groups.flatMap(it => it.subsets)
  const pods = gateways.flatMap(it => podsOf(it, assumed))
  const services = servicesOf(model, groups, assumed)
  return {
    added: [...pods, ...services],
    addedBefore: subsets.flatMap(it => it.objects.map(own => own.value)),
    before: groups.flatMap(({ resources, left }) =>
      resources.filter(it => !left.includes(it.id)).flatMap(it => withoutSubsets(it, subsets, assumed)),
    ),
    after: new Map(
      groups.flatMap(it =>
        it.objects.flatMap(({ value }): [JsonMap, JsonMap][] => {
          const made = it.gateways.find(own => canonical(writeGateway(own, () => {})[0]) === canonical(value))
          return made ? [[value, comparable(model, made, assumed)]] : []
        }),
      ),
    ),
    uncompared: groups.flatMap(it => it.onlyOn),
    assumed: [...new Set([...assumed, ...groups.flatMap(it => it.onlyOn.map(uncomparedWords))])],
  }
}

function uncomparedWords({ host, ports }: PortsOfHost): string {
  return `Calls to ports of ${host} other than ${ports.join(' and ')} are not compared: it has none.`
}

const standInName = (name: string) => `${name}-pods`

/** A Service for the Pods of a Gateway that Istio will run anew, so that both sides are asked at one place. */
function podsOf(
  { name, namespace, service, podLabels, listeners }: MadeGateway,
  assumed: string[],
): JsonMap[] {
  if (service !== undefined) return []
  assumed.push(`Gateway ${namespace}/${name} is compared as if it ran on the Pods that are selected today.`)
  const ports = [...new Set(listeners.map(it => it.port))].map(port => ({ name: `tcp-${port}`, port }))
  const selector = Object.fromEntries(podLabels)
  return [serviceOf(standInName(name), namespace, { selector, ports })]
}

function serviceOf(name: string, namespace: string, spec: JsonMap): JsonMap {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec }
}

/** Services that routes send to and the files do not have: without them Istio answers otherwise on the two sides. */
function servicesOf(model: Model, groups: readonly ConvertedGroup[], assumed: string[]): JsonMap[] {
  const made = new Set(groups.flatMap(it => it.subsets.map(own => `${own.namespace}/${own.name}`)))
  const ports = new Map<string, Set<number>>()
  for (const { namespace, service, port } of groups.flatMap(it => it.sentTo)) {
    const key = `${namespace}/${service}`
    if (model.find('Service', namespace, service) || made.has(key)) continue
    ports.set(key, (ports.get(key) ?? new Set()).add(port))
  }
  for (const it of groups.flatMap(own => own.objects))
    for (const key of meshParents(model, it)) if (!ports.has(key)) ports.set(key, new Set([80]))
  return [...ports].map(([key, numbers]) => {
    const [namespace = '', name = ''] = key.split('/')
    assumed.push(`Service ${key} is taken to be there, with port ${[...numbers].join(' and ')}.`)
    return serviceOf(name, namespace, { ports: [...numbers].map(port => ({ name: `http-${port}`, port })) })
  })
}

/** The Services that a route in the mesh has as parents, as far as the files do not have them. */
function meshParents(model: Model, { value }: MadeObject): string[] {
  const parents = mapAt(value, 'spec').parentRefs
  const own = textAt(mapAt(value, 'metadata'), 'namespace') ?? ''
  if (!Array.isArray(parents)) return []
  return parents.flatMap(it => {
    if (!isMap(it) || it.kind !== 'Service') return []
    const namespace = textAt(it, 'namespace') ?? own
    const name = textAt(it, 'name') ?? ''
    return model.find('Service', namespace, name) ? [] : [`${namespace}/${name}`]
  })
}

/** A VirtualService with the Services in place of the subsets. */
function withoutSubsets(
  resource: Resource,
  subsets: readonly SubsetService[],
  assumed: string[],
): Replacement[] {
  let isChanged = false
  const named = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(named)
    if (!isMap(value)) return value
    const subset = textAt(value, 'subset')
    const host = textAt(value, 'host')
    const found =
      subset && host
        ? subsets.find(it => it.subset === subset && it.host === fullHost(host, resource))
        : undefined
    if (found) {
      isChanged = true
      assumed.push(
        `Service ${found.namespace}/${found.name} has the Pods of subset ${found.subset} of ${found.host}.`,
      )
      const { subset: _, ...rest } = value
      return { ...rest, host: `${found.name}.${found.namespace}.svc.${resource.domain}` }
    }
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, named(it)]))
  }
  const spec = named(resource.spec)
  return isChanged ? [{ id: resource.id, value: { ...resource.value, spec } }] : []
}

/** A Gateway on those Pods, and with the certificate of the mesh where a Secret is not in the files. */
function comparable(model: Model, made: MadeGateway, assumed: string[]): JsonMap {
  const { namespace } = made
  const listeners = made.listeners.map(it => {
    const missing = it.secrets.filter(secret => !model.find('Secret', namespace, secret))
    if (missing.length === 0) return it
    for (const secret of missing)
      assumed.push(`Secret ${namespace}/${secret} is taken to be there, with tls.crt and tls.key.`)
    const isMutual = it.options[terminateMode] === 'MUTUAL'
    return {
      ...it,
      secrets: [],
      options: { ...it.options, [terminateMode]: isMutual ? 'ISTIO_MUTUAL' : 'ISTIO_SIMPLE' },
    }
  })
  return writeGateway({ ...made, listeners, service: made.service ?? standInName(made.name) }, () => {})[0]!
}

const terminateMode = 'gateway.istio.io/tls-terminate-mode'
