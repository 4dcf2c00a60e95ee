import { nameWords } from '../explain/explain-words.ts'
import {
  type Cluster,
  lookUp,
  type RegisteredService,
  subsetsOf,
  visibleServices,
} from '../istio/routes/clusters.ts'
import { declarationsFor } from '../istio/routes/existence.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import type { Place } from '../model/resource.ts'
import { addResource } from '../operations/add-resource.ts'
import { moveItem } from '../operations/move-item.ts'
import { removeField } from '../operations/remove-field.ts'
import { setField } from '../operations/set-field.ts'
import { setWeights } from '../operations/set-weights.ts'
import { destinationRuleOf, writeSubsets } from '../operations/write-subsets.ts'
import { nearest } from '../rules/schema/nearest-name.ts'
import { edit, type Idea, type Stop } from './stop.ts'

/** What to change where a rule sends a request to what does not exist. */
export function destinationIdeas(stop: Stop): Idea[] {
  const { trace } = stop
  if (trace.clusters.length === 0) return weightIdeas(stop)
  const missing = trace.clusters.filter(it => !it.exists)
  return [...missing.flatMap(it => clusterIdeas(stop, it)), ...reorderIdeas(stop)]
}

function clusterIdeas(stop: Stop, cluster: Cluster): Idea[] {
  const { model, workload } = stop
  const { destination, port, subset } = cluster
  const resource = stop.trace.route?.rule.place.resource ?? tcpResource(stop)
  if (!resource || destination.path.length === 0) return []
  const at = (...path: (string | number)[]): Place => ({
    resource,
    path: [...destination.path, ...path],
  })
  const host = fullHost(destination.host, destination)
  const service = lookUp(
    { model, namespace: workload.namespace, serverPort: port },
    host,
    destination.namespace,
  )
  if (!service) return [...hostNames(stop, cluster, at), ...missingService(stop, cluster, host)]
  if (!service.ports.includes(port)) return portIdeas(service, cluster, at)
  return subsetIdeas(stop, service, cluster, at, subset, resource)
}

type At = (...path: (string | number)[]) => Place

/** The service that was most likely meant. */
function hostNames({ model, workload }: Stop, { destination }: Cluster, at: At): Idea[] {
  const services = visibleServices(model, workload.namespace)
  const written = destination.host
  const { domain } = model.settings
  const dotted = services.find(it => it.host === `${written}.svc.${domain}`)
  if (dotted) return [edit(`Write the full name ${dotted.host}`, setField(at('host'), dotted.host))]
  const here = services.filter(it => serviceOfHost(it.host, domain)?.namespace === destination.namespace)
  const short = nearest(
    written,
    here.flatMap(it => serviceOfHost(it.host, domain)?.name ?? []),
  )
  const full = nearest(
    written,
    services.map(it => it.host),
  )
  const elsewhere = services.filter(it => serviceOfHost(it.host, domain)?.name === written)
  return [
    ...(short ? [edit(`Correct ${written} to ${short}`, setField(at('host'), short))] : []),
    ...(full ? [edit(`Correct ${written} to ${full}`, setField(at('host'), full))] : []),
    ...elsewhere.map(it => edit(`Send to ${it.host}`, setField(at('host'), it.host))),
  ]
}

/** The service itself: written, or said to exist elsewhere. */
function missingService({ model, trace }: Stop, cluster: Cluster, host: string): Idea[] {
  const { destination, port } = cluster
  const service = serviceOfHost(host, model.settings.domain)
  const resource = trace.route?.virtualService
  const declares = declarationsFor(model, cluster)
  const declare: Idea = { title: `Declare that ${host} exists outside the files`, declares }
  const file = resource?.file
  if (service)
    return [
      declare,
      edit(
        `Add a Service ${service.name} in ${service.namespace} with port ${port}`,
        addResource({
          kind: 'Service',
          name: service.name,
          namespace: service.namespace,
          file,
          template: { selector: { app: service.name }, ports: [{ name: 'http', port }] },
        }),
      ),
    ]
  const ports = [
    { number: port, name: port === 443 ? 'tls' : 'http', protocol: port === 443 ? 'TLS' : 'HTTP' },
  ]
  return [
    declare,
    edit(
      `Add a ServiceEntry for ${host} with port ${port}`,
      addResource({
        kind: 'ServiceEntry',
        name: host.replaceAll('.', '-'),
        namespace: destination.namespace,
        file,
        template: { hosts: [host], location: 'MESH_EXTERNAL', ports, resolution: 'DNS' },
      }),
    ),
  ]
}

function portIdeas(service: RegisteredService, { destination, port }: Cluster, at: At): Idea[] {
  const [only, ...others] = service.ports
  const name = service.host.split('.')[0] ?? service.host
  if (destination.hasPort && only !== undefined && others.length === 0)
    return [
      edit(`Correct port ${port} to ${only}, the only one of ${name}`, setField(at('port', 'number'), only)),
      edit(`Remove the port: ${name} has only ${only}`, removeField(at('port'))),
    ]
  return service.ports
    .slice(0, 4)
    .map(it => edit(`Send to port ${it} of ${name}`, setField(at('port', 'number'), it)))
}

function subsetIdeas(
  { model, workload, files, settings, trace }: Stop,
  service: RegisteredService,
  cluster: Cluster,
  at: At,
  subset: string,
  resource: string,
): Idea[] {
  const known = subsetsOf(model, service.host, workload.namespace)
  const near = nearest(subset, known)
  const name = service.host.split('.')[0] ?? service.host
  const owner = trace.route?.virtualService ?? model.resources.find(it => it.id === resource)
  const { destination } = cluster
  const rule = destinationRuleOf(files, settings, destination.host, destination.namespace)
  const versions = [{ name: subset, labels: { version: subset } }]
  return [
    ...(near ? [edit(`Correct subset ${subset} to ${near}`, setField(at('subset'), near))] : []),
    ...(owner
      ? [
          edit(
            rule
              ? `Add subset ${subset} to DestinationRule ${nameWords(rule)}`
              : `Add a DestinationRule for ${name} with subset ${subset}`,
            writeSubsets(rule, owner, destination.host, versions),
          ),
        ]
      : []),
    ...known
      .filter(it => it !== near)
      .slice(0, 3)
      .map(it => edit(`Send to subset ${it} instead`, setField(at('subset'), it))),
    edit(`Remove the subset: use all of ${name}`, removeField(at('subset'))),
  ]
}

/** A rule below that would lead to what exists, before the one that does not. */
function reorderIdeas({ trace }: Stop): Idea[] {
  const { route, virtualHost } = trace
  if (!route || !virtualHost || route.rule.root) return []
  const { resource, path } = route.rule.place
  const list = { resource, path: path.slice(0, -1) }
  const from = Number(path.at(-1))
  const later = virtualHost.routes
    .slice(virtualHost.routes.indexOf(route) + 1)
    .filter(it => it.rule.place.resource === resource && !it.rule.root)
    .map(it => Number(it.rule.place.path.at(-1)))
  return [...new Set(later)]
    .filter(it => it > from)
    .slice(0, 3)
    .map(it => edit(`Move rule ${it + 1} before rule ${from + 1}`, moveItem(list, it, from)))
}

function weightIdeas({ trace }: Stop): Idea[] {
  const rule = trace.route?.rule
  const count = rule?.destinations.length ?? 0
  if (!rule || count === 0) return []
  const equal = Math.floor(100 / count)
  const weights = rule.destinations.map((_, i) => (i === 0 ? 100 - equal * (count - 1) : equal))
  return [edit(`Share the traffic equally, ${weights.join('/')}`, setWeights(rule.place, weights))]
}

function tcpResource({ trace }: Stop): string | undefined {
  const action = trace.filterChain?.action
  return action?.type === 'tcp' ? action.place?.resource : undefined
}
