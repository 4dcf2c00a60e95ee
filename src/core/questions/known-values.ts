import { memoByObject } from '../data/memo-by-object.ts'
import { kubernetesGateway, usesGatewayApi } from '../istio/gateway-api/kinds.ts'
import type { Model } from '../model/model.ts'
import { integerAt, mapsAt, textAt, textsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { quick } from './question.ts'

export interface KnownValuesAsk {
  /** The namespace of the resource whose fields are filled in. */
  readonly namespace: string
}

/** What the files offer for fields whose values are names: gateways to name, hosts to route to, subsets of a host. */
export interface KnownValues {
  /** Those of another namespace with it. */
  readonly gateways: readonly string[]
  readonly hosts: readonly string[]
  /** VirtualServices without hosts: those that can be delegated to. */
  readonly delegates: readonly { readonly namespace: string; readonly name: string }[]
  readonly secrets: readonly string[]
  readonly subsets: readonly { readonly host: string; readonly names: readonly string[] }[]
  /** What objects of the Gateway API refer to; empty where the files have none of those. */
  readonly referents: readonly Referable[]
}

/** An object that can be named: by its kind, namespace and name. */
export interface Referable {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** Names of its listeners or ports. */
  readonly parts: readonly string[]
  readonly ports: readonly number[]
}

export const knownValues = quick(['model'], ({ model }, { namespace }: KnownValuesAsk): KnownValues => {
  const referenceTo = (it: Resource) => (it.namespace === namespace ? it.name : `${it.namespace}/${it.name}`)
  return {
    gateways: ['mesh', ...model.ofKind('Gateway').map(referenceTo)],
    hosts: [...serviceHosts(model.ofKind('Service')), ...entryHosts(model.ofKind('ServiceEntry'))],
    delegates: model
      .ofKind('VirtualService')
      .filter(it => textsAt(it.spec, 'hosts').length === 0)
      .map(it => ({ namespace: it.namespace, name: it.name })),
    secrets: model.ofKind('Secret').map(it => it.name),
    subsets: subsetsIn(model.ofKind('DestinationRule')),
    referents: hasGatewayApi(model) ? referable.flatMap(kind => model.ofKind(kind).map(toReferable)) : [],
  }
})

function hasGatewayApi(model: Model): boolean {
  return usesGatewayApi(model) || model.ofKind('ReferenceGrant').length > 0
}

const referable = [
  kubernetesGateway,
  'ListenerSet',
  'GatewayClass',
  'Service',
  'ServiceEntry',
  'Secret',
  'ConfigMap',
  'Namespace',
]

function toReferable({ kind, namespace, name, spec }: Resource): Referable {
  const parts = kind === 'Service' ? mapsAt(spec, 'ports') : mapsAt(spec, 'listeners')
  return {
    kind,
    namespace,
    name,
    parts: parts.flatMap(it => textAt(it, 'name') || []),
    ports: parts.flatMap(it => integerAt(it, 'port') ?? []),
  }
}

// A kind has the same list for as long as nothing of it changes.
const serviceHosts = memoByObject((services: readonly Resource[]) =>
  services.map(it => `${it.name}.${it.namespace}.svc.${it.domain}`),
)

const entryHosts = memoByObject((entries: readonly Resource[]) =>
  entries.flatMap(it => textsAt(it.spec, 'hosts')),
)

const subsetsIn = memoByObject((destinationRules: readonly Resource[]): KnownValues['subsets'] =>
  destinationRules.map(it => ({
    host: textAt(it.spec, 'host') ?? '',
    names: mapsAt(it.spec, 'subsets').flatMap(subset => textAt(subset, 'name') ?? []),
  })),
)
