import { answerOf } from '../explain/explain-outcome.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { isDeclared } from '../istio/routes/existence.ts'
import { identifyFiles } from '../model/locate.ts'
import { linkModel, type Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { checkDocument } from '../rules/engine/run-object-rules.ts'
import { finish, type Steps } from '../steps.ts'
import { applyChanges, type FileChange } from '../text/file-change.ts'
import { traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'
import { connectionIdeas } from './connection-ideas.ts'
import { destinationIdeas } from './destination-ideas.ts'
import { hostIdeas } from './host-ideas.ts'
import { requestIdeas } from './request-ideas.ts'
import { ruleIdeas } from './rule-ideas.ts'
import type { Idea, Stop, StopFix } from './stop.ts'

/** Ideas beyond this many are not tried. */
const ideaLimit = 40
const editLimit = 6
const requestLimit = 4

/**
 * What leads a stopped request further, the best first: changes of the files, of what is said to exist elsewhere, and of
 * the request itself. Each was applied and traced; what does not help, or takes a server away from others, is not among them.
 */
export function fixesForStop(stop: Stop): readonly StopFix[] {
  return finish(fixesInSteps(stop))
}

/** The same, with a pause after every idea that was tried. */
export function* fixesInSteps(stop: Stop): Steps<readonly StopFix[]> {
  const { model, trace } = stop
  const now = rankOf(model, trace)
  if (now >= arrived) return []
  const seen = new Set<string>()
  const found: Tried[] = []
  for (const idea of ideasFor(stop).slice(0, ideaLimit)) {
    yield
    const tried = tryOut(stop, idea)
    if (!tried || tried.rank <= now || seen.has(tried.key)) continue
    seen.add(tried.key)
    if (tried.fix.type !== 'edit' || !bringsErrors(stop, tried.fix.changes)) found.push(tried)
  }
  // The order of the ideas stays among those that help equally well.
  const best = found.toSorted((a, b) => b.rank - a.rank).map(it => it.fix)
  return [
    ...best.filter(it => it.type !== 'request').slice(0, editLimit),
    ...best.filter(it => it.type === 'request').slice(0, requestLimit),
  ]
}

/** How far a request came: the greater, the farther. */
export function rankOf(model: Model, trace: Trace): number {
  // Without any virtual host there is not even a rule to try.
  if (trace.routeConfig?.blackhole) return ranks.no_virtual_host
  if (trace.outcome !== 'route') return ranks[trace.outcome]
  if (trace.clusters.length === 0) return ranks.not_found + 1
  const missing = trace.clusters.filter(it => !it.exists && !isDeclared(model, it))
  return missing.length === 0 ? arrived : arrived - missing.length / trace.clusters.length
}

const arrived = 10

const ranks: Record<Exclude<Trace['outcome'], 'route'>, number> = {
  no_listener: 0,
  listener_rejected: 1,
  no_filter_chain: 2,
  tls_error: 3,
  protocol_error: 4,
  invalid_request: 5,
  no_virtual_host: 6,
  not_found: 7,
  redirect: arrived,
  direct_response: arrived,
}

function ideasFor(stop: Stop): Idea[] {
  if (stop.trace.mesh) return stop.trace.outcome === 'route' ? destinationIdeas(stop) : ruleIdeas(stop)
  const own = {
    no_listener: connectionIdeas,
    listener_rejected: connectionIdeas,
    no_filter_chain: connectionIdeas,
    tls_error: connectionIdeas,
    protocol_error: connectionIdeas,
    invalid_request: () => [],
    no_virtual_host: hostIdeas,
    not_found: (it: Stop) => [...ruleIdeas(it), ...hostIdeas(it)],
    route: destinationIdeas,
    redirect: () => [],
    direct_response: () => [],
  }[stop.trace.outcome]
  return [...own(stop), ...requestIdeas(stop)]
}

interface Tried {
  readonly rank: number
  /** Equal for ideas that come to the same. */
  readonly key: string
  readonly fix: StopFix
}

function tryOut(stop: Stop, idea: Idea): Tried | undefined {
  if (idea.request) return tryRequest(stop, idea.title, idea.request)
  if (idea.declares) return tryDeclaring(stop, idea.title, idea.declares)
  return idea.operation ? tryEdit(stop, idea.title, idea.operation) : undefined
}

function tryEdit(stop: Stop, title: string, operation: NonNullable<Idea['operation']>): Tried | undefined {
  const result = operation.run(stop.files, stop.settings)
  if (!result.ok || result.changes.length === 0) return undefined
  const files = applyChanges(stop.files, result.changes)
  const model = readModel(files, stop.settings, stop.model)
  if (losesServers(stop, model)) return undefined
  const { changes } = result
  const ends = endsAt(model, stop, stop.request)
  return { ...ends, key: keyOf(changes), fix: { ...ends.outcome, title, type: 'edit', operation, changes } }
}

function tryDeclaring(stop: Stop, title: string, declares: readonly string[]): Tried {
  const settings = { ...stop.settings, declared: [...stop.settings.declared, ...declares] }
  const ends = endsAt(linkModel(stop.model.resources, settings), stop, stop.request)
  return { ...ends, key: declares.join(' '), fix: { ...ends.outcome, title, type: 'declare', declares } }
}

function tryRequest(
  stop: Stop,
  title: string,
  { workloadPort, ...change }: NonNullable<Idea['request']>,
): Tried {
  const port = workloadPort ?? change.port
  const request: Request = { ...stop.request, ...change, ...(port !== undefined && { port }) }
  const ends = endsAt(stop.model, stop, request)
  return { ...ends, key: JSON.stringify(change), fix: { ...ends.outcome, title, type: 'request', change } }
}

function endsAt(model: Model, { workload, trace: before }: Stop, request: Request) {
  const trace = traceFrom(model, { type: before.mesh ? 'mesh' : 'gateway', workload }, request)
  const rank = rankOf(model, trace)
  const { title, verdict } = answerOf({ model, workload, request, trace })
  return { rank, outcome: { end: title, solves: verdict !== 'stopped' } }
}

/** Whether a server that answered before is left out or refused afterwards: a fix must not cost what worked. */
function losesServers({ model, workload }: Stop, after: Model): boolean {
  const lost = (it: Model) => {
    const { dropped, listeners } = buildGateway(it, workload)
    return dropped.length + listeners.filter(listener => listener.rejected).length
  }
  return lost(after) > lost(model)
}

/** Whether a document that was changed or made breaks more rules of Istio's than before. */
function bringsErrors({ files, settings }: Stop, changes: readonly FileChange[]): boolean {
  const before = identifyFiles(files, settings)
  const after = identifyFiles(applyChanges(files, changes), settings)
  const known = new Set(before.map(it => it.document))
  const kept = new Set(after.map(it => it.document))
  const changed = after.filter(it => !known.has(it.document))
  return errorsOf(changed) > errorsOf(before.filter(it => !kept.has(it.document)))
}

function errorsOf(documents: readonly AnalysedDocument[]): number {
  return documents.flatMap(checkDocument).filter(it => it.rule.severity === 'error').length
}

function keyOf(changes: readonly FileChange[]): string {
  return JSON.stringify(changes)
}
