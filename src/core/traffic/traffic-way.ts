import { answerOf } from '../explain/explain-outcome.ts'
import type { Column } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { injectedAbort } from '../trace/injected-abort.ts'
import type { Trace } from '../trace/trace.ts'
import type { DrawingIndex } from './drawing-index.ts'
import { ruleOf } from './taken-rule.ts'
import type { MixEntry } from './traffic-mix.ts'
import type { Branch, End, ProvisionalWeights, Step, Way } from './way.ts'
import { clusterBranches, copiesOf, splitOver, terminal } from './way-ends.ts'
import { askedHost, entryOf, hostOf, meshEntryOf, ruleSteps, serverOf, withEdge } from './way-stations.ts'

/** How a traced request of a mix goes over a drawing. Never throws, whatever the drawing lacks. */
export function wayOf(
  drawing: DrawingIndex,
  model: Model,
  { known, request }: MixEntry,
  trace: Trace,
  provisional?: ProvisionalWeights,
): Way {
  const stopped = (trunk: readonly Step[], host?: string): Way => {
    // A route is only a stop where no destination has any weight, with the weights that are provisional as well.
    const { title, seen } = answerOf({
      model,
      workload: known.workload,
      request,
      trace: { ...trace, clusters: [] },
    })
    const column = after(drawing, trunk.at(-1))
    const end: End = {
      id: `stop/${column}/${trace.outcome}`,
      kind: 'stopped',
      title,
      detail: seen,
      column,
    }
    return { trunk, branches: [{ share: 1, end }], copies: [], ...(host !== undefined && { host }) }
  }
  const rule = ruleOf(trace)
  const asked = askedHost(trace, request)
  const server = trace.mesh ? meshEntryOf(drawing) : serverOf(drawing, model, known.workload, trace, asked)
  if (!server) return stopped([entryOf(drawing, model, known, request.port)])
  const listen = drawing.into(server)[0]
  const trunk: Step[] = trace.mesh
    ? [server]
    : [...(listen ? [{ node: listen.source }] : []), withEdge(server, listen)]
  // Bytes without a server name come under no host.
  const domain = trace.mesh || trace.domain !== undefined || request.tls !== 'none' ? asked : undefined
  if (trace.outcome === 'redirect' && !rule) {
    const edge = drawing.from(server).find(it => it.type === 'redirect')
    return ended(
      trunk,
      [{ share: 1, ...(edge && { edge }), end: terminal(drawing, edge, trace, 'host') }],
      domain,
    )
  }
  const host = hostOf(drawing, server, rule?.virtualService, asked)
  if (host) trunk.push(withEdge({ node: host.target }, host))
  if (!rule) {
    const end = trace.outcome === 'route' ? undefined : stopped(trunk, domain)
    return end ?? ended(trunk, clusterBranches(drawing, trace), domain)
  }
  trunk.push(...ruleSteps(drawing, host, rule))
  if (trace.outcome !== 'route') {
    const type = trace.redirect ? 'redirect' : 'directResponse'
    const edge = drawing.from(trunk.at(-1)!).find(it => it.type === type)
    const branch = { share: 1, ...(edge && { edge }), end: terminal(drawing, edge, trace, 'destination') }
    return ended(trunk, [branch], domain, rule.place)
  }
  const branches = splitOver(drawing, model, rule, provisional)
  if (branches.length === 0) return { ...stopped(trunk, domain), rule: rule.place }
  const copies = copiesOf(drawing, model, rule)
  const abort = injectedAbort(trace.route?.rule.value)
  if (!abort) return { ...ended(trunk, branches, domain, rule.place), copies }
  // What is aborted comes to no destination, and to no mirror either.
  const passed = (it: Branch) => ({ ...it, share: it.share * (1 - abort.share) })
  const column = after(drawing, trunk.at(-1))
  const end: End = {
    id: `stop/${column}/abort/${abort.status}`,
    kind: 'stopped',
    title: `${abort.status} injected`,
    detail: 'fault of the rule',
    column,
  }
  const kept = abort.share < 1 ? branches.map(passed) : []
  const all = [...kept, { share: abort.share, end }]
  return { ...ended(trunk, all, domain, rule.place), copies: abort.share < 1 ? copies.map(passed) : [] }
}

function ended(trunk: readonly Step[], branches: readonly Branch[], host?: string, rule?: Place): Way {
  return { trunk, branches, copies: [], ...(host !== undefined && { host }), ...(rule && { rule }) }
}

function after(drawing: DrawingIndex, last: Step | undefined): Column {
  return next[(last && drawing.nodes.get(last.node)?.column) ?? 'entry']
}

const next: Readonly<Record<Column, Column>> = {
  entry: 'gateway',
  gateway: 'host',
  host: 'virtualService',
  virtualService: 'destination',
  destination: 'destination',
}
