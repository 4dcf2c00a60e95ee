import type { Place } from '../model/resource.ts'
import { reachInSteps } from '../reach/reach-rule.ts'
import { samplesInSteps } from '../reach/rule-samples.ts'
import type { Unreached } from '../reach/unreached.ts'
import { formatRequest } from '../request/parse-request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { inSteps } from './question.ts'

export interface RuleAsk {
  /** A rule, or one of its matches. */
  readonly place: Place
}

/** The smallest request that reaches a rule, or why none does. */
export type ReachAnswer =
  | {
      readonly reached: true
      readonly text: string
      readonly gateway: string | undefined
      readonly from: string | undefined
    }
  | Unreached

export const reach = inSteps(['model'], function* ({ model }, { place }: RuleAsk) {
  const found = yield* reachInSteps(appliedModel(model), place)
  if (!found.reached) return found satisfies ReachAnswer
  const { request, gateway, from } = found
  return { reached: true, text: formatRequest(request), gateway, from } satisfies ReachAnswer
})

/** A request beside a rule's conditions, and whether it meets them. */
export interface SampleAnswer {
  readonly text: string
  readonly gateway: string | undefined
  readonly from: string | undefined
  readonly change: string
  readonly hits: boolean
  readonly end: string
  /** The rule that takes it instead. */
  readonly takenBy: string | undefined
}

/** Who reaches a rule: requests on both sides of its conditions, or what hides it. */
export type SamplesAnswer = { readonly reached: true; readonly samples: readonly SampleAnswer[] } | Unreached

export const samples = inSteps(['model'], function* ({ model }, { place }: RuleAsk) {
  const applied = appliedModel(model)
  const found = yield* reachInSteps(applied, place)
  if (!found.reached) return found satisfies SamplesAnswer
  const all = yield* samplesInSteps(applied, place)
  return {
    reached: true,
    samples: all.map(({ request, takenBy, gateway, from, change, hits, end }) => ({
      text: formatRequest(request),
      gateway,
      from,
      change,
      hits,
      end,
      takenBy: takenBy?.words,
    })),
  } satisfies SamplesAnswer
})
