import { readModel } from '../src/core/model/read-model.ts'
// How fast the routing is: what a gateway workload makes of many VirtualServices, and what a keystroke in one of them costs.

import { buildGateway } from '../src/core/istio/gateway/build-gateway.ts'
import type { GatewayWorkload } from '../src/core/istio/routes/workload.ts'
import { withGatewayApi } from '../src/core/istio/with-gateway-api.ts'
import type { LinkedModel } from '../src/core/model/model.ts'
import type { Request } from '../src/core/request/request.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { traceRequest } from '../src/core/trace/trace-request.ts'
import { httpRouteGateways, manyHttpRoutes } from '../src/testing/many-http-routes.ts'
import { manyVirtualServices } from '../src/testing/many-virtual-services.ts'
import { type Figures, ms, quantile, timed } from './measure.ts'

/** The workloads that are asked, by the number of the host. */
type Workloads = readonly GatewayWorkload[]

const edge: Workloads = [{ namespace: 'edge', labels: new Map([['app', 'edge']]) }]

/** Of a Gateway of Kubernetes each has its own. */
const edges: Workloads = Array.from({ length: httpRouteGateways }, (_, i) => ({
  namespace: 'edge',
  labels: new Map([
    ['gateway.networking.k8s.io/gateway-name', `edge-${i}`],
    ['gateway.networking.k8s.io/gateway-class-name', 'istio'],
  ]),
}))

/** The figures for a number of hosts with some VirtualServices each. */
export function measureRouting(hosts: number, perHost: number): Figures {
  return measure(manyVirtualServices, edge, hosts, perHost)
}

/** The same for HTTPRoutes, with what Istio makes of them. */
export function measureHttpRoutes(hosts: number, perHost: number): Figures {
  return measure(manyHttpRoutes, edges, hosts, perHost)
}

function measure(
  make: (hosts: number, perHost: number) => Files,
  workloads: Workloads,
  hosts: number,
  perHost: number,
): Figures {
  const files = make(hosts, perHost)
  buildAll(workloads, readModel(make(5, 2)))
  const built = [1, 2, 3, 4, 5].map(
    round => timed(buildAllOf(workloads, readModel(readAgain(files, round)))).ms,
  )
  const linked = readModel(files)
  buildAll(workloads, linked)
  const model = withGatewayApi(linked)
  const requests = requestsTo(hosts, perHost)
  const traces = requests.map(
    (it, i) => timed(() => traceRequest(model, workloadOf(workloads, hosts, i), it)).ms,
  )
  const keystrokes = typed(files, linked, requests, workloads, hosts)
  return {
    'routing built, all of it, first time': ms(built[0] ?? 0),
    'routing built, all of it, p50': ms(quantile(built, 0.5)),
    'one trace, p50': ms(quantile(traces, 0.5)),
    'one trace, p95': ms(quantile(traces, 0.95)),
    'keystroke: files linked, p95': ms(quantile(keystrokes.linked, 0.95)),
    'keystroke: routing and a trace, p50': ms(quantile(keystrokes.traced, 0.5)),
    'keystroke: routing and a trace, p95': ms(quantile(keystrokes.traced, 0.95)),
    'keystroke: all routing, p95': ms(quantile(keystrokes.rebuilt, 0.95)),
  }
}

/** The same files with other texts, so that nothing of an earlier reading is taken over. */
function readAgain(files: Files, round: number): Files {
  return files.map(it => ({ ...it, text: it.text.replaceAll('kind: ', `kind: ${' '.repeat(round)}`) }))
}

function buildAllOf(workloads: Workloads, model: LinkedModel): () => void {
  return () => buildAll(workloads, model)
}

function buildAll(workloads: Workloads, linked: LinkedModel): void {
  const model = withGatewayApi(linked)
  for (const it of workloads) {
    const config = buildGateway(model, it)
    for (const name of new Set(config.placed.flatMap(server => server.routeName ?? [])))
      config.routeConfig(name)
  }
}

function workloadOf(workloads: Workloads, hosts: number, request: number): GatewayWorkload {
  return workloads[hostOf(hosts, request) % workloads.length]!
}

function hostOf(hosts: number, request: number): number {
  return (request * 37) % hosts
}

function requestsTo(hosts: number, perHost: number): Request[] {
  return Array.from({ length: 200 }, (_, i) => ({
    port: i % 2 === 0 ? 443 : 80,
    protocol: 'http',
    tls: i % 2 === 0 ? 'TLS' : 'none',
    host: `host-${hostOf(hosts, i)}.example.com`,
    path: `/part-${i % perHost}/media/a.png`,
  }))
}

/** A character more in a path each time, in another host's file; then a request is asked for, then everything. */
function typed(
  files: Files,
  first: LinkedModel,
  requests: readonly Request[],
  workloads: Workloads,
  hosts: number,
) {
  const linked: number[] = []
  const traced: number[] = []
  const rebuilt: number[] = []
  let current = files
  let model = first
  for (const [i, request] of requests.slice(0, 60).entries()) {
    const at = 4 + ((i * 13) % (files.length - 4))
    current = current.map((it, k) => (k === at ? { ...it, text: it.text.replace('/api/', '/api/x') } : it))
    const now = timed(() => readModel(current, defaultSettings, model))
    model = now.result
    linked.push(now.ms)
    const workload = workloadOf(workloads, hosts, i)
    traced.push(timed(() => traceRequest(withGatewayApi(model), workload, request)).ms)
    rebuilt.push(timed(() => buildAll(workloads, model)).ms)
  }
  return { linked, traced, rebuilt }
}
