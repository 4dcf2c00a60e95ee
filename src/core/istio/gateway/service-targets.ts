import { byAge } from '../../model/age.ts'
import { selects } from '../../model/gateways.ts'
import { fullHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { integerAt, labelsAt, mapAt, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { ingressNamespace, readService, readServiceEntry } from '../../model/services.ts'
import {
  type GatewayWorkload,
  gatewayServices,
  namespaceOfServices,
  workloadKey,
} from '../routes/workload.ts'

/**
 * The ports that a workload listens on for a server's number (model/gateway.go, resolvePorts): where the first service of its
 * namespace that it belongs to and that has the number leads, else the number itself. A Gateway with the annotation
 * `internal.istio.io/gateway-service` is for those services alone: all their ports of the number count, and no others.
 */
export function listenPorts(
  model: Model,
  workload: GatewayWorkload,
  gateway: Resource,
  number: number,
): readonly number[] {
  const named = gatewayServices(gateway)
  if (named === undefined) return [targetPort(model, workload, number)]
  if (namespaceOfServices(gateway) !== workload.namespace) return []
  const found = servicesIn(model, workload.namespace).filter(
    it => it.hosts.some(host => named.includes(host)) && it.mayBeOf(workload),
  )
  return [...new Set(found.flatMap(it => it.targets.get(number) ?? []))]
}

/** The port that a number of the workload's services leads to, the first that has it; else the number. */
export function targetPort(model: Model, workload: GatewayWorkload, number: number): number {
  const first = servicesOf(model, workload).find(it => it.targets.has(number))
  return first?.targets.get(number) ?? number
}

interface TargetService {
  readonly hosts: readonly string[]
  /** By the number of the service's port. */
  readonly targets: ReadonlyMap<number, number>
  /** Whether it asks that servers are numbered as the workload listens; the value of its label makes no difference. */
  readonly keepsPorts: boolean
  /** Whether the files say that a workload belongs to it. */
  isOf(workload: GatewayWorkload): boolean
  /** Whether nothing in the files says that it does not. */
  mayBeOf(workload: GatewayWorkload): boolean
}

/** The services that a workload belongs to and that lead its ports, those of Kubernetes first, each sort by age. */
function servicesOf(model: Model, workload: GatewayWorkload): readonly TargetService[] {
  const cache = byWorkload(model)
  const key = workloadKey(workload)
  const known = cache.get(key)
  if (known) return known
  const found = servicesIn(model, workload.namespace).filter(it => !it.keepsPorts && it.isOf(workload))
  cache.set(key, found)
  return found
}

const byWorkload = memoByKinds(['Service', 'ServiceEntry'], () => new Map<string, readonly TargetService[]>())

function servicesIn(model: Model, namespace: string): readonly TargetService[] {
  return inNamespaces(model).get(namespace) ?? []
}

const inNamespaces = memoByKinds(['Service', 'ServiceEntry'], model => {
  const found = new Map<string, TargetService[]>()
  const enter = (resource: Resource, service: TargetService) => {
    const list = found.get(resource.namespace)
    if (list) list.push(service)
    else found.set(resource.namespace, [service])
  }
  for (const it of effective(model, 'Service').toSorted(byAge)) enter(it, kubernetesService(it))
  for (const it of effective(model, 'ServiceEntry').toSorted(byAge)) enter(it, entryService(it))
  return found
})

function kubernetesService(resource: Resource): TargetService {
  const { ports, selector } = readService(resource)
  const isOf = ({ labels }: GatewayWorkload) =>
    selector !== undefined && selector.size > 0 && selects(selector, labels)
  return {
    hosts: [fullHost(resource.name, resource)],
    targets: firstOf(ports.map(it => [it.number, it.targetPort ?? it.number])),
    keepsPorts: keepsPorts(resource),
    isOf,
    mayBeOf: isOf,
  }
}

/** A workload is an endpoint of a ServiceEntry by its labels; addresses of Pods are not in the files. */
function entryService(resource: Resource): TargetService {
  const { hosts, workloadSelector } = readServiceEntry(resource)
  const labelled = mapsAt(resource.spec, 'endpoints').flatMap(it => labelsAt(it, 'labels') ?? [])
  const isUsual = hosts.some(
    it => it.text === `istio-ingressgateway.${ingressNamespace}.svc.${resource.domain}`,
  )
  const isOf = ({ labels }: GatewayWorkload) => {
    if (labels.size === 0) return false
    if (workloadSelector) return workloadSelector.size > 0 && selects(workloadSelector, labels)
    return (
      labelled.some(it => it.size > 0 && selects(labels, it)) ||
      // Under this name Istio's own ingress gateway is known.
      (isUsual && labelled.length === 0 && labels.get('istio') === 'ingressgateway')
    )
  }
  return {
    hosts: hosts.map(it => it.text),
    targets: firstOf(
      mapsAt(resource.spec, 'ports').map(it => {
        const number = integerAt(it, 'number') ?? 0
        return [number, integerAt(it, 'targetPort') || number]
      }),
    ),
    keepsPorts: keepsPorts(resource),
    isOf,
    mayBeOf: workload => (labelled.length > 0 || workloadSelector ? isOf(workload) : true),
  }
}

function firstOf(pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  return new Map([...pairs].reverse())
}

function keepsPorts({ value }: Resource): boolean {
  const labels = labelsAt(mapAt(value, 'metadata'), 'labels')
  return labels?.has('experimental.istio.io/disable-gateway-port-translation') === true
}
