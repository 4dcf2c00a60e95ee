import { fullHost, hostsOverlap } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Labels } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readSidecar, sidecarsIn } from '../../model/sidecars.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { visibleIn } from '../routes/virtual-services-in-play.ts'
import { meshNamespaces } from './mesh-sources.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { hostsOf } from './rules-for-host.ts'
import type { SidecarScope } from './sidecar-scope.ts'

/** What a match asks of the workload that calls, and of the port. */
export interface Asked {
  readonly namespace: string | undefined
  readonly labels: Labels
  readonly port: number | undefined
}

/**
 * The workloads that may see a VirtualService and have what a match of it asks for, one for each sort that the files tell
 * apart. They have no labels more than they must: those only let more rules apply, none less.
 */
export function callersOf(model: Model, virtualService: Resource, asked: Asked): MeshWorkload[] {
  const namespaces = asked.namespace
    ? [asked.namespace]
    : [...new Set([virtualService.namespace, ...meshNamespaces(model), ...exportedTo(model), 'elsewhere'])]
  return namespaces
    .filter(it => visibleIn(model, it).includes(virtualService))
    .flatMap(namespace => [
      { namespace, labels: asked.labels },
      ...sidecarsIn(model, namespace).flatMap(it => {
        const selector = readSidecar(it).selector
        const fits = selector && [...selector].every(([key, value]) => agrees(asked.labels, key, value))
        return fits ? [{ namespace, labels: new Map([...selector, ...asked.labels]) }] : []
      }),
    ])
}

function agrees(labels: Labels, key: string, value: string): boolean {
  const own = labels.get(key)
  return own === undefined || own === value
}

function exportedTo(model: Model): string[] {
  const all = model.ofKind('VirtualService').flatMap(it => readVirtualService(it).exportTo)
  return all.filter(it => /^[a-z0-9]/.test(it))
}

/**
 * The ports at which a VirtualService can make a difference for a sidecar: those of the services that it is for, those that
 * its rules and the Sidecar name, 80, and one that nothing names.
 */
export function portsOf(virtualService: Resource, scope: SidecarScope): number[] {
  const hosts = hostsOf(virtualService)
  const services = scope.egress.flatMap(({ services }) =>
    services.filter(service => hosts.some(it => hostsOverlap(it, service.host))),
  )
  const rules = rulesOf(readVirtualService(virtualService))
  const matched = rules.flatMap(rule => rule.matches.flatMap(it => it.port ?? []))
  // Of a service that is not in the files, what rules send there tells the port it has.
  const meant = rules
    .flatMap(rule => rule.destinations)
    .filter(it => hosts.includes(fullHost(it.host, virtualService)))
  const ports = [
    ...services.flatMap(it => it.ports.map(port => port.number)),
    ...meant.map(it => it.port ?? 0),
    80,
    ...matched,
    ...scope.egress.map(it => it.port ?? 0),
  ]
  const other = [8080, 8081, 8082].filter(it => !ports.includes(it)).slice(0, 1)
  return [...new Set([...ports, ...other])].filter(it => it > 0)
}
