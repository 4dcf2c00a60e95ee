import { sameValue } from '../data/same-value.ts'
import type { FilterProblem } from '../filter/filter.ts'
import { asksFor } from '../filter/filter.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Graph } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { findScope, type KindCount, type Scope, type ScopeAsk } from '../scope/find-scope.ts'
import type { Steps } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import { inSteps, type Known } from './question.ts'

export interface ScopedAsk extends ScopeAsk {
  /** What the files are compared with, for `changed:`. */
  readonly before?: Files | undefined
}

/** What is shown at the moment, and what there is to say of it. */
export interface ScopeAnswer {
  readonly resources: readonly ResourceId[]
  readonly focus: Scope['focus']
  readonly problems: readonly FilterProblem[]
  readonly counts: readonly KindCount[]
}

export const scopeReads = ['model', 'graph', 'diagnostics', 'modelOf'] as const
type ScopeKnown = Pick<Known, (typeof scopeReads)[number]>

export const scope = inSteps(scopeReads, function* (known, ask: ScopedAsk) {
  const { resources, focus, problems, counts } = yield* scopeIn(known, ask)
  return { resources: [...resources], focus, problems, counts } satisfies ScopeAnswer
})

/** The part of the drawing that is shown. */
export const scopeDrawing = inSteps(scopeReads, function* (known, ask: ScopedAsk): Steps<Graph> {
  return (yield* scopeIn(known, ask)).graph
})

/** The same for other questions, of the drawing as they have it. */
export function* scopeIn(known: ScopeKnown, { focus, filter, before }: ScopedAsk): Steps<Scope> {
  const { model, graph, diagnostics, modelOf } = known
  const asks = filter !== undefined && before !== undefined && asksFor(readFilter(filter), 'changed')
  const changed = asks ? changedSince(yield* modelOf(before), model) : undefined
  yield
  return findScope({ model, graph, diagnostics, changed }, { focus, filter })
}

/** The resources that are new or say something else. */
function changedSince(before: Model, now: Model): ReadonlySet<ResourceId> {
  const old = new Map(before.resources.map(it => [it.id, it]))
  return new Set(now.resources.filter(it => !sameValue(old.get(it.id)?.value, it.value)).map(it => it.id))
}
