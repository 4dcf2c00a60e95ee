import { readModel } from '../src/core/model/read-model.ts'
// How fast the routing is: what a gateway workload makes of many VirtualServices, and what a keystroke in one of them costs.

import { buildGateway } from '../src/core/istio/gateway/build-gateway.ts'
import type { LinkedModel } from '../src/core/model/model.ts'
import type { Request } from '../src/core/request/request.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { traceRequest } from '../src/core/trace/trace-request.ts'
import { manyVirtualServices } from '../src/testing/many-virtual-services.ts'
import { type Figures, ms, quantile, timed } from './measure.ts'

const workload = { namespace: 'edge', labels: new Map([['app', 'edge']]) }

/** The figures for a number of hosts with some VirtualServices each. */
export function measureRouting(hosts: number, perHost: number): Figures {
  const files = manyVirtualServices(hosts, perHost)
  buildAll(readModel(manyVirtualServices(5, 2)))
  const built = [1, 2, 3, 4, 5].map(round => timed(buildAllOf(readModel(readAgain(files, round)))).ms)
  const model = readModel(files)
  buildAll(model)
  const requests = requestsTo(hosts, perHost)
  const traces = requests.map(it => timed(() => traceRequest(model, workload, it)).ms)
  const keystrokes = typed(files, model, requests)
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

function buildAllOf(model: LinkedModel): () => void {
  return () => buildAll(model)
}

function buildAll(model: LinkedModel): void {
  const config = buildGateway(model, workload)
  for (const name of new Set(config.placed.flatMap(it => it.routeName ?? []))) config.routeConfig(name)
}

function requestsTo(hosts: number, perHost: number): Request[] {
  return Array.from({ length: 200 }, (_, i) => ({
    port: i % 2 === 0 ? 443 : 80,
    protocol: 'http',
    tls: i % 2 === 0 ? 'TLS' : 'none',
    host: `host-${(i * 37) % hosts}.example.com`,
    path: `/part-${i % perHost}/media/a.png`,
  }))
}

/** A character more in a path each time, in another host's file; then a request is asked for, then everything. */
function typed(files: Files, first: LinkedModel, requests: readonly Request[]) {
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
    traced.push(timed(() => traceRequest(model, workload, request)).ms)
    rebuilt.push(timed(() => buildAll(model)).ms)
  }
  return { linked, traced, rebuilt }
}
