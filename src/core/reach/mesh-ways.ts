import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { buildMesh } from '../istio/sidecar/build-mesh.ts'
import { type KnownMeshWorkload, meshSource } from '../istio/sidecar/mesh-sources.ts'
import { hostsOf } from '../istio/sidecar/rules-for-host.ts'
import { fullHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { isMeshBound, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Request } from '../request/request.ts'
import { traceMesh } from '../trace/trace-mesh.ts'
import { witnessRequests } from './witness-requests.ts'

/** A request of a workload in the mesh that ends at a rule of HTTP. */
export interface MeshWay {
  readonly rule: Place
  readonly known: KnownMeshWorkload
  readonly request: Request
}

/** Requests that are tried for one rule under one host. */
const tries = 40

/**
 * How workloads of the mesh come to the HTTP rules of a VirtualService: under each of its hosts one request, sent from its
 * own namespace, or by a workload that a match asks for. Rules for bytes are not looked at.
 */
export function meshWays(model: Model, virtualService: Resource): MeshWay[] {
  const view = readVirtualService(virtualService)
  if (!isMeshBound(view) || view.hosts.length === 0) return []
  const ways = new Map<string, MeshWay>()
  for (const known of sourcesFor(virtualService)) {
    const config = buildMesh(model, known.workload)
    for (const port of portsFor(model, virtualService)) {
      for (const host of config.routes(port).hosts) {
        const [domain] = host.domains
        if (host.virtualService !== virtualService || domain === undefined) continue
        const virtualHost = { name: host.name, domain, routes: host.routes, httpsRedirect: false }
        for (const route of firstOfRules(host.routes)) {
          const key = JSON.stringify([route.rule.place, domain])
          if (ways.has(key)) continue
          const request = witnessOf(model, known, port, virtualHost, route, host.routes)
          if (request) ways.set(key, { rule: route.rule.place, known, request })
        }
      }
    }
  }
  return [...ways.values()]
}

function firstOfRules(routes: readonly HttpRoute[]): HttpRoute[] {
  return routes.filter((it, i) => routes.findIndex(other => other.rule === it.rule) === i)
}

function witnessOf(
  model: Model,
  { workload }: KnownMeshWorkload,
  port: number,
  host: VirtualHost,
  first: HttpRoute,
  routes: readonly HttpRoute[],
): Request | undefined {
  for (const route of routes.filter(it => it.rule === first.rule))
    for (const request of witnessRequests({ port, bind: '' }, plain, host, route).slice(0, tries))
      if (traceMesh(model, workload, request).route?.rule === route.rule) return request
  return undefined
}

/** A workload speaks plainly to its own sidecar. */
const plain = { serverNames: [], alpn: [], terminatesTls: false, requireClientCert: false }

/** A workload of the VirtualService's own namespace, then those that its matches ask for. */
function sourcesFor(virtualService: Resource): KnownMeshWorkload[] {
  const { namespace } = virtualService
  const sources = new Map<string, KnownMeshWorkload>()
  const add = (it: KnownMeshWorkload) => sources.set(it.id, it)
  add(meshSource({ namespace, labels: new Map() }))
  for (const rule of rulesOf(readVirtualService(virtualService)))
    for (const { sourceNamespace, sourceLabels } of rule.matches)
      if (sourceNamespace || sourceLabels)
        add(meshSource({ namespace: sourceNamespace ?? namespace, labels: sourceLabels ?? new Map() }))
  return [...sources.values()].slice(0, 6)
}

/** The ports at which a client may call its hosts: those of the services, those that rules name, and 80. */
function portsFor(model: Model, virtualService: Resource): number[] {
  const hosts = new Set(hostsOf(virtualService))
  const { scope } = buildMesh(model, { namespace: virtualService.namespace, labels: new Map() })
  const services = scope.egress.flatMap(it => it.services.filter(service => hosts.has(service.host)))
  const own = services.flatMap(it => it.ports.map(port => port.number))
  const rules = rulesOf(readVirtualService(virtualService))
  const matched = rules.flatMap(rule => rule.matches.flatMap(it => it.port ?? []))
  // Of a service that is not in the files, what rules send there tells the port it has.
  const targets = rules.flatMap(rule => rule.destinations)
  const meant = targets.filter(it => hosts.has(fullHost(it.host, virtualService)))
  const ports = [...own, ...meant.map(it => it.port ?? 0), ...matched, 80]
  return [...new Set(ports)].filter(it => it > 0).slice(0, 8)
}
