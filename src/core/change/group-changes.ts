import { canonical } from '../data/canonical.ts'
import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Place } from '../model/resource.ts'
import { endOf } from '../saved/saved-request.ts'
import type { Trace } from '../trace/trace.ts'
import type { Behaviour } from './behaviour.ts'
import { subjectWords } from './change-words.ts'
import { callerWords, differenceWords } from './difference-words.ts'
import type { Found } from './found-change.ts'
import type { RoutingChange } from './routing-diff.ts'

/** One sentence for all hosts and ports that fare alike. */
export function groupChanges(found: readonly Found[]): RoutingChange[] {
  const groups = new Map<string, Found[]>()
  for (const it of found) {
    const [was, is] = it.behaviours.map(behaviour => behaviour.key)
    const key = canonical([it.gateway ?? null, was, is, it.sentence ?? subjectWords([], it.literals)])
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  return [...groups.values()].map(changeOf)
}

function changeOf(group: readonly Found[]): RoutingChange {
  const [first] = group as readonly [Found]
  const { request, traces, behaviours, gateway, literals, known } = first
  const [was, is] = behaviours as readonly [Behaviour, Behaviour]
  const hosts = [...new Set(group.map(it => it.subject))]
  const subject = subjectWords(hosts, literals)
  const places = traces.map(placeOf)
  return {
    kind: was.end !== is.end ? (sameTargets(traces) ? 'shares' : 'end') : 'handling',
    sentence:
      first.sentence ??
      `${callerWords(group)}${subject} ${differenceWords(traces, was, is, hosts.length > 1)}.`,
    ports: [...new Set(group.map(it => it.request.port))].sort((a, b) => a - b),
    gateway,
    from: known && formatMeshSource(known.workload),
    request,
    before: { end: endOf(traces[0]), place: places[0] },
    after: { end: endOf(traces[1]), place: places[1] },
  }
}

function sameTargets([old, now]: readonly [Trace, Trace]): boolean {
  const names = (trace: Trace) => canonical(trace.clusters.map(it => [it.name, it.exists]).sort())
  return old.outcome === 'route' && now.outcome === 'route' && names(old) === names(now)
}

function placeOf({ route, filterChain }: Trace): Place | undefined {
  if (route) return route.matchPlace ?? route.rule.place
  return filterChain?.action.type === 'tcp' ? filterChain.action.place : undefined
}
