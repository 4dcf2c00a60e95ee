import { kindKey } from '../kinds/kind-key.ts'
import { readDestinationRule } from '../model/destination-rules.ts'
import { fullHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import type { Subject } from './subject.ts'

/** What a place of the files is about: a server, rule or subset where it is in one, a service for a Service, else its resource. */
export function subjectAtPlace(model: Model, { resource: id, path }: Place): Subject | undefined {
  const resource = model.resources.find(it => it.id === id)
  if (!resource) return undefined
  const { name } = resource
  const kind = kindKey(resource)
  const [, list, index] = path
  if (kind === 'Service') return { type: 'service', host: fullHost(name, resource) }
  if (typeof index !== 'number') return { type: 'resource', resource: id }
  if (kind === 'DestinationRule' && list === 'subsets') {
    const { host, subsets } = readDestinationRule(resource)
    const subset = subsets[index]?.name
    if (host !== '' && subset) return { type: 'service', host: fullHost(host, resource), subset }
  }
  const noun = rowNouns[`${kind} ${list}`]
  return noun
    ? {
        type: 'row',
        place: { resource: id, path: path.slice(0, 3) },
        name: `${noun} ${index + 1} of ${name}`,
      }
    : { type: 'resource', resource: id }
}

/** What an item of a list is called that is a row of a box, by its kind and list. */
export const rowNouns: Readonly<Record<string, string>> = {
  'Gateway servers': 'server',
  'VirtualService http': 'rule',
  'VirtualService tls': 'TLS rule',
  'VirtualService tcp': 'TCP rule',
  'Gateway.gateway.networking.k8s.io listeners': 'listener',
  'ListenerSet listeners': 'listener',
  'HTTPRoute rules': 'rule',
  'GRPCRoute rules': 'rule',
  'TLSRoute rules': 'rule',
  'TCPRoute rules': 'rule',
}
