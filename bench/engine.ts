import { readModel } from '../src/core/model/read-model.ts'
// How fast the engine is. Prints figures; asserts nothing. Milliseconds on a noisy machine: trust the ratios of one run.

import { arrangeGraph } from '../src/core/graph/arrange/arrange.ts'
import { noFolding } from '../src/core/graph/arrange/arrangement.ts'
import { partsOf } from '../src/core/graph/arrange/parts.ts'
import type { Graph } from '../src/core/graph/graph.ts'
import { layoutGraph } from '../src/core/graph/layout.ts'
import { projectGraph } from '../src/core/graph/project-graph.ts'
import { buildGateway } from '../src/core/istio/gateway/build-gateway.ts'
import type { linkModel } from '../src/core/model/model.ts'
import { createSession } from '../src/core/session.ts'
import { defaultSettings } from '../src/core/settings.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { traceRequest } from '../src/core/trace/trace-request.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { type Figures, ms, quantile, timed } from './measure.ts'

export { manyResources } from '../src/testing/many-resources.ts'
export { measureHttpRoutes, measureRouting } from './routing.ts'

/** All figures for one size of workspace. */
export function measure(resources: number): Figures {
  const files = manyResources(resources)
  // The first run of anything is slow whatever the size; it is not what is asked here.
  createSession().update(manyResources(50), defaultSettings)
  const session = createSession()
  const first = timed(() => session.update(files, defaultSettings))
  const keystrokes = typed(files).map(next => timed(() => session.update(next, defaultSettings)).ms)
  const model = readModel(files)
  return {
    'first analysis': ms(first.ms),
    'keystroke to diagnostics, p50': ms(quantile(keystrokes, 0.5)),
    'keystroke to diagnostics, p95': ms(quantile(keystrokes, 0.95)),
    ...graphFigures(model),
    ...routingFigures(model),
  }
}

/** The same files with a character more each time: in a comment, a path, a rule's name and a host of the middle file in turn. */
function typed(files: Files): Files[] {
  const index = Math.floor(files.length / 2)
  const steps: Files[] = []
  let current = files
  for (let i = 0; i < 120; i++) {
    current = current.map((it, k) => (k === index ? { name: it.name, text: withCharacter(it.text, i) } : it))
    steps.push(current)
  }
  return steps
}

const places = ['# last', 'prefix: /api', 'name: testers', 'hosts:\n  - ']

function withCharacter(text: string, step: number): string {
  const place = places[step % places.length] ?? ''
  const found = text.indexOf(place)
  const at = found < 0 ? text.length : found + place.length
  return text.slice(0, at) + 'abcdefghij'[step % 10] + text.slice(at)
}

function graphFigures(model: ReturnType<typeof linkModel>): Figures {
  const projected = timed(() => projectGraph(model))
  const laidOut = timed(() => layoutGraph(projected.result))
  return {
    'graph projection': ms(projected.ms),
    'graph layout': `${ms(laidOut.ms)} for ${laidOut.result.nodes.length} nodes`,
    ...arrangeFigures(laidOut.result),
  }
}

/** On the page: the drawing is taken apart once, and arranged for its canvas again with every edit. */
function arrangeFigures(graph: Graph): Figures {
  const options = { room: { width: 960, height: 800 }, folding: noFolding, focus: new Set<string>() }
  // As it comes from the worker, and before anything of it is known.
  const graphs = Array.from({ length: 5 }, () => structuredClone(graph))
  const apart = graphs.map(it => timed(() => partsOf(it)).ms)
  const arranged = graphs.map(it => timed(() => arrangeGraph(it, options)))
  const [first] = arranged
  return {
    'drawing taken apart, first and median': `${ms(apart[0]!)}, ${ms(quantile(apart, 0.5))}`,
    'drawing arranged, first and median': `${ms(first!.ms)}, ${ms(
      quantile(
        arranged.map(it => it.ms),
        0.5,
      ),
    )} for ${first!.result.graph.nodes.length} boxes`,
  }
}

function routingFigures(model: ReturnType<typeof linkModel>): Figures {
  const workload = { namespace: 'team-0', labels: new Map([['istio', 'ingressgateway-0']]) }
  const built = timed(() => {
    const config = buildGateway(model, workload)
    for (const name of new Set(config.placed.flatMap(it => it.routeName ?? []))) config.routeConfig(name)
    return config
  })
  const request = {
    port: 443,
    protocol: 'http',
    tls: 'TLS',
    host: 'shop.example.com',
    path: '/cart',
  } as const
  const traces = Array.from({ length: 200 }, () => timed(() => traceRequest(model, workload, request)).ms)
  return { 'routing of a gateway': ms(built.ms), 'one trace, p95': ms(quantile(traces, 0.95)) }
}
