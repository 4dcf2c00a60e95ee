import { destinationRulesFor, readDestinationRule } from '../model/destination-rules.ts'
import { findGateway } from '../model/gateway-references.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import { memoByKinds } from '../model/memo.ts'
import { effective, type Model } from '../model/model.ts'
import { type Labels, labelsAt, mapAt, textsAt } from '../model/read-value.ts'
import type { Place, Resource } from '../model/resource.ts'
import { type ServiceRecord, serviceNamed } from '../model/services.ts'
import { indexLabels, podLabels } from '../model/workloads.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { PartTarget } from './part-references.ts'
import { itemsAt } from './rule-paths.ts'

/** Where the files say what a part is, as a resource means it: the place of its name or number. None where they do not. */
export function findPart(model: Model, target: PartTarget, from: Resource): readonly Place[] {
  switch (target.part) {
    case 'host': {
      const record = serviceNamed(model, target.host, from.namespace)
      return record ? hostPlaces(record) : none
    }
    case 'subset':
      return destinationRulesFor(model, target.host, from.namespace).flatMap(rule =>
        readDestinationRule(rule)
          .subsets.filter(it => it.name === target.subset)
          .map(it => at(rule, ['spec', 'subsets', it.index, 'name'])),
      )
    case 'port': {
      const record = serviceNamed(model, target.host, from.namespace)
      return record ? portPlaces(record, target.port) : none
    }
    case 'serverPort':
      return target.gateways.flatMap(it => serverPorts(findGateway(model, it, from.namespace), target.port))
    case 'listener': {
      const parent = model.find(target.kind, target.namespace, target.name)
      return parent ? listeners(parent, target.listener) : none
    }
    case 'namespace': {
      const resource = model.ofKind('Namespace').find(it => it.name === target.namespace)
      return resource ? [at(resource, ['metadata', 'name'])] : none
    }
    case 'workload':
      return workloads(model)
        .selected(target.labels)
        .filter(it => target.namespace === undefined || it.namespace === target.namespace)
        .map(it => at(it, ['metadata', 'name']))
  }
}

const none: readonly Place[] = []

function at({ id }: Resource, path: Path): Place {
  return { resource: id, path }
}

function hostPlaces({ resource, kind, host }: ServiceRecord): Place[] {
  if (!resource) return []
  if (kind === 'service') return [at(resource, ['metadata', 'name'])]
  const index = textsAt(resource.spec, 'hosts').findIndex(
    it => it === host || fullHost(it, resource) === host,
  )
  return [at(resource, index < 0 ? ['metadata', 'name'] : ['spec', 'hosts', index])]
}

function portPlaces({ resource, kind, ports }: ServiceRecord, number: number): Place[] {
  if (!resource) return []
  const key = kind === 'service' ? 'port' : 'number'
  return ports.filter(it => it.number === number).map(it => at(resource, ['spec', 'ports', it.index, key]))
}

function serverPorts(gateway: Resource | undefined, port: number): Place[] {
  if (!gateway) return []
  return readGateway(gateway)
    .servers.filter(it => it.number === port)
    .map(it => at(gateway, [...it.path, 'port', 'number']))
}

function listeners(parent: Resource, name: string): Place[] {
  return itemsAt(parent.value, ['spec', 'listeners'])
    .filter(it => valueAt(parent.value, [...it, 'name']) === name)
    .map(it => at(parent, [...it, 'name']))
}

const workloads = memoByKinds(['Pod', 'Deployment', 'WorkloadEntry'], model =>
  indexLabels(
    [...effective(model, 'Deployment'), ...effective(model, 'Pod'), ...effective(model, 'WorkloadEntry')],
    labelsOf,
  ),
)

function labelsOf(resource: Resource): Labels | undefined {
  switch (resource.kind) {
    case 'Deployment':
      return labelsAt(mapAt(mapAt(resource.spec, 'template'), 'metadata'), 'labels')
    case 'WorkloadEntry':
      return labelsAt(resource.spec, 'labels')
    default:
      return podLabels(resource)
  }
}
