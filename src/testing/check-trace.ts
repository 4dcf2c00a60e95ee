import { expect } from 'vitest'
import { explainFrom, explainRequest } from '../core/explain/explain-trace.ts'
import type { Explanation } from '../core/explain/explanation.ts'
import { likelyWorkload } from '../core/istio/gateway/gateway-workloads.ts'
import { readMeshSource } from '../core/istio/sidecar/mesh-sources.ts'
import type { MeshWorkload } from '../core/istio/sidecar/mesh-workload.ts'
import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import { parseRequest } from '../core/request/parse-request.ts'
import { endOf } from '../core/saved/saved-request.ts'
import { traceFrom } from '../core/trace/request-source.ts'
import type { Trace } from '../core/trace/trace.ts'

/** A request, as it is pasted, takes exactly this way through the configuration. */
export function checkTrace(yaml: string, request: string, way: string): void {
  expect(wayOf(explain(yaml, request))).toBe(way)
}

/** The explanation of a pasted request; the workload is the one that listens on its port. */
export function explain(yaml: string, request: string): Explanation {
  const model = modelOf(yaml)
  const parsed = parseRequest(request)
  if (!parsed) throw new Error(`Not a request: ${request}`)
  const known = likelyWorkload(model, parsed.request)
  return explainRequest(model, known?.workload ?? { namespace: 'default', labels: new Map() }, parsed.request)
}

export function modelOf(yaml: string): Model {
  return readModel([{ name: 'test.yaml', text: yaml }])
}

/** The taken candidate of each stage, then where it ends: `80 HTTP of front → a.example.com → Rule 1 of shop: everything → cart:80`; a stop has a cross. */
export function wayOf({ stages, title, verdict }: Explanation): string {
  const taken = stages
    .filter(it => it.name === 'listener' || it.name === 'virtualHost' || it.name === 'route')
    .flatMap(stage => stage.candidates.find(it => it.taken)?.label ?? [])
  return [...taken, verdict === 'stopped' ? `✗ ${title}` : title].join(' → ')
}

/** The end of a request of a workload in the mesh, in the words of an expectation. `from` is its namespace, then its labels: `shop app=web`. */
export function meshEnd(yaml: string, from: string, request: string): string {
  return endOf(meshTrace(yaml, from, request))
}

/** The trace of a request of a workload in the mesh. */
export function meshTrace(yaml: string, from: string, request: string): Trace {
  const parsed = parseRequest(request)
  if (!parsed) throw new Error(`Not a request: ${request}`)
  return traceFrom(modelOf(yaml), { type: 'mesh', workload: meshWorkload(from) }, parsed.request)
}

/** The explanation of a request of a workload in the mesh. */
export function explainMesh(yaml: string, from: string, request: string): Explanation {
  const parsed = parseRequest(request)
  if (!parsed) throw new Error(`Not a request: ${request}`)
  return explainFrom(modelOf(yaml), { type: 'mesh', workload: meshWorkload(from) }, parsed.request)
}

export function meshWorkload(from: string): MeshWorkload {
  const source = readMeshSource(from)
  if (!source) throw new Error(`Not a workload: ${from}`)
  return source.workload
}
