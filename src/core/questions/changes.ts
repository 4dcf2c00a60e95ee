import { diffInSteps } from '../change/diff-routing.ts'
import { limitWords } from '../change/limit-words.ts'
import type { RoutingChange } from '../change/routing-diff.ts'
import { type SavedChange, savedChanges } from '../change/saved-changes.ts'
import { changedDestinations, witnessSides } from '../change/witness-sides.ts'
import { explainTrace } from '../explain/explain-trace.ts'
import type { Explanation } from '../explain/explanation.ts'
import { allRefusedWords } from '../explain/refused-objects.ts'
import type { Model } from '../model/model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { Files } from '../text/file-change.ts'
import { inSteps } from './question.ts'

export interface ChangesAsk {
  /** What the files are compared with. */
  readonly before: Files
}

/** How the routing differs from that of other files. */
export interface ChangesAnswer {
  readonly changes: readonly RoutingChange[]
  /** What was not compared, a sentence each; none where there surely are no other changes. */
  readonly limits: readonly string[]
  /** Objects that take no part on a side since Istio refuses them, a sentence each. */
  readonly refused: readonly string[]
  /** How many VirtualServices of the mesh changed whose rules for TLS and TCP are not compared. */
  readonly meshChanged: number
  /** Destinations that get other requests than before, as `destinationKeys` names them. */
  readonly destinations: readonly string[]
  /** Saved requests that end elsewhere than before. */
  readonly saved: readonly SavedChange[]
}

export const changes = inSteps(
  ['model', 'requests', 'modelOf'],
  function* ({ model: files, requests, modelOf }, ask: ChangesAsk) {
    const before = appliedModel(yield* modelOf(ask.before))
    const model = appliedModel(files)
    const diff = yield* diffInSteps(before, model)
    const { changes: found, meshChanged } = diff
    const sides = []
    for (const it of found) {
      yield
      sides.push(witnessSides(before, model, it) ?? [])
    }
    return {
      changes: found,
      limits: limitWords(diff),
      refused: refusedOnEither(before, model),
      meshChanged: meshChanged.length,
      destinations: [...changedDestinations(sides.flat())],
      saved: savedChanges(before, model, requests),
    } satisfies ChangesAnswer
  },
)

/** What is refused on both sides alike is told once. */
function refusedOnEither(before: Model, now: Model): string[] {
  const [then, since] = [allRefusedWords(before), allRefusedWords(now)]
  return [
    ...then.filter(it => !since.includes(it)).map(it => `Before: ${it}`),
    ...since.map(it => (then.includes(it) ? it : `Now: ${it}`)),
  ]
}

export interface WitnessAsk extends ChangesAsk {
  readonly change: Pick<RoutingChange, 'gateway' | 'from' | 'request'>
}

/** The way of a change's witness before and now; undefined where neither configuration knows its source. */
export const witness = inSteps(['model', 'modelOf'], function* ({ model, modelOf }, ask: WitnessAsk) {
  const before = appliedModel(yield* modelOf(ask.before))
  const sides = witnessSides(before, appliedModel(model), ask.change)
  if (!sides) return undefined
  const both: { before: Explanation; after: Explanation } = {
    before: explainTrace(sides.before),
    after: explainTrace(sides.after),
  }
  return both
})
